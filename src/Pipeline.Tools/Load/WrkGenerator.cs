using System.Globalization;
using Pipeline.Core.Errors;
using Pipeline.Core.Load;
using Pipeline.Tools.Files;
using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Load;

/// <summary>wrk: asks again over each connection as soon as it was answered (a closed loop), so it knows no rate, and while the service stands still it asks nothing.</summary>
internal sealed class WrkGenerator(IProcessRunner processes) : ILoadGenerator
{
    private const int MostThreads = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public string Name => "wrk";

    /// <inheritdoc/>
    public async Task<LoadMeasurement> RunAsync(LoadTestSettings settings, Uri target, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(target);
        using var folder = TemporaryFolder.Create("wrk");
        var script = Path.Combine(folder.Path, "load.lua");
        await File.WriteAllTextAsync(script, WrkScript.Of(settings), cancellationToken);
        if (settings.WarmUp > TimeSpan.Zero)
            await RunAsync(settings, settings.WarmUp, script, target, cancellationToken);
        return WrkReport.Read(await RunAsync(settings, settings.Duration, script, target, cancellationToken), Name);
    }

    private async Task<IReadOnlyList<string>> RunAsync(LoadTestSettings settings, TimeSpan duration, string script, Uri target, CancellationToken cancellationToken)
    {
        var command = new Command(
            "wrk",
            $"--threads={Math.Min(MostThreads, settings.Connections)}",
            string.Create(CultureInfo.InvariantCulture, $"--connections={settings.Connections}"),
            $"--duration={Seconds(duration)}s",
            $"--timeout={Seconds(settings.Timeout)}s",
            $"--script={script}",
            target.AbsoluteUri) { Timeout = duration + settings.Timeout + Patience };
        List<string> lines = [];
        var ended = await processes.RunAsync(command, line => lines.Add(line.Text), cancellationToken);
        return ended.ExitCode == 0 ? lines : throw new PipelineException($"wrk ended with exit code {ended.ExitCode}: {ended.ErrorText}\nRun it by hand to see more, or take the built-in generator: --load-generator BuiltIn.");
    }

    // It takes whole seconds.
    private static string Seconds(TimeSpan time) => Math.Max(1, (long)Math.Ceiling(time.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
}
