using Pipeline.Core.Errors;
using Pipeline.Core.Load;
using Pipeline.Tools.Files;
using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Load;

/// <summary>k6 with constant arrivals: requests begin when they are due as long as a virtual user is free; those for which none is are dropped, and count as refused here.</summary>
internal sealed class K6Generator(IProcessRunner processes) : ILoadGenerator
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <inheritdoc/>
    public string Name => "k6";

    /// <inheritdoc/>
    public async Task<LoadMeasurement> RunAsync(LoadTestSettings settings, Uri target, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(target);
        using var folder = TemporaryFolder.Create("k6");
        if (settings.WarmUp > TimeSpan.Zero)
            await RunAsync(settings with { Duration = settings.WarmUp }, target, folder.Path, cancellationToken);
        return K6Summary.Read(await RunAsync(settings, target, folder.Path, cancellationToken), settings.Duration, Name);
    }

    private async Task<string> RunAsync(LoadTestSettings settings, Uri target, string folder, CancellationToken cancellationToken)
    {
        var (script, summary) = (Path.Combine(folder, "load.js"), Path.Combine(folder, "summary.json"));
        File.Delete(summary);
        await File.WriteAllTextAsync(script, K6Script.Of(settings, target, summary), cancellationToken);
        var command = new Command("k6", "run", "--quiet", "--no-usage-report", script) { WorkingDirectory = folder, Timeout = settings.Duration + settings.Timeout + Patience };
        var ended = await processes.RunAsync(command, onLine: null, cancellationToken);
        return ended.ExitCode == 0 && File.Exists(summary)
            ? await File.ReadAllTextAsync(summary, cancellationToken)
            : throw new PipelineException($"k6 ended with exit code {ended.ExitCode}: {ended.ErrorText}\nRun it by hand to see more, or take the built-in generator: --load-generator BuiltIn.");
    }
}
