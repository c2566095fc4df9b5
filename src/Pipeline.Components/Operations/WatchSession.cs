using Pipeline.Components.Sessions;
using Pipeline.Core.Errors;
using Pipeline.Core.Watching;
using Pipeline.Reports.Watching;
using Pipeline.Tools.Files;
using Pipeline.Tools.Watching;
using Serilog;

namespace Pipeline.Components.Operations;

/// <summary>What the target Watch does.</summary>
internal static class WatchSession
{
    private const string RecordName = "watch.json";

    /// <exception cref="PipelineException">The environment is not watched, or a threshold did not hold.</exception>
    public static async Task RunAsync(IWatchRelease build)
    {
        using var signals = new SignalCancellation();
        var opened = await build.Context.SourceAsync(signals.Token);
        await using var tools = new StageTools(build.Context, opened.Source, OperationTargets.EnvironmentOf(build));
        var settings = tools.Environment.WatchSettings()
            ?? throw new PipelineException($"'{tools.Environment.Name}' declares nothing to watch for. Declare it in the build class: .Environment(\"{tools.Environment.Name}\", environment => environment.Watch(watch => watch.ErrorRate(atMost: 0.01))).");
        var (deployer, place) = await tools.DeployersFor(build.Runtime).ChooseAsync(signals.Token);
        // Nobody is kept from deploying meanwhile: whoever does is more recent than what is watched.
        var running = await RunningEnvironment.ReadAsync(build, tools, deployer, signals.Token);
        Log.Information("Watching {Environment:l} on {Place:l} for {Duration:c}", tools.Environment.Name, place, settings.Duration);
        var started = tools.Time.GetUtcNow();
        var modules = await WatchAsync(tools, running, settings, WatchedModules.Of(opened, settings, running), signals.Token);
        var record = new WatchRecord
        {
            Application = opened.Model.ApplicationName,
            Environment = tools.Environment.Name,
            Release = running.Bundle?.Release,
            Who = RunOrigin.Who,
            StartedAt = started,
            EndedAt = tools.Time.GetUtcNow(),
            Outcome = await EndAsync(tools.Environment.Name, running.IsSameAsync, WatchRecord.OutcomeOf(modules), signals.Token),
            Modules = modules,
        };
        await WriteAsync(build, record);
        await new WatchConclusion(build, tools, running, settings).ConcludeAsync(record, changed => WriteAsync(build, changed), signals.Token);
    }

    /// <summary>How it ends by what was seen, and by whether what was watched still runs.</summary>
    internal static async Task<WatchOutcome> EndAsync(string environment, Func<CancellationToken, Task<bool>> isSameAsync, WatchOutcome seen, CancellationToken cancellationToken)
    {
        try
        {
            return seen == WatchOutcome.Inconclusive || await isSameAsync(cancellationToken) ? seen : WatchOutcome.Superseded;
        }
        catch (Exception exception) when (seen == WatchOutcome.Breached && exception is PipelineException or OperationCanceledException)
        {
            // A cluster that does not answer any more unmakes no breach, nor does whoever interrupts.
            Log.Warning("Nobody knows what runs in {Environment:l} now: {Reason:l}", environment, exception.Message);
            return seen;
        }
    }

    private static async Task<IReadOnlyList<WatchedModule>> WatchAsync(StageTools tools, RunningEnvironment running, WatchSettings settings, IReadOnlyList<string> modules, CancellationToken cancellationToken)
    {
        List<ServiceAddress> addresses = [];
        try
        {
            List<(string, IWatchSource)> sources = [];
            foreach (var module in modules)
            {
                var address = new ServiceAddress(token => running.OpenAsync(module, token));
                addresses.Add(address);
                // One that is named must have a way to it.
                if (settings.Modules.Count > 0 || await address.HasServiceAsync(cancellationToken))
                    sources.Add((module, Create(settings, address, tools.Time)));
            }

            if (sources.Count == 0)
                throw new PipelineException($"No module that runs in '{running.Environment.Name}' has a Service, so nothing can be watched.");
            return await new Watcher(settings, tools.Time).RunAsync(sources, Tell, cancellationToken);
        }
        finally
        {
            foreach (var address in addresses)
                await address.DisposeAsync();
        }
    }

    private static IWatchSource Create(WatchSettings settings, ServiceAddress address, TimeProvider time) => settings.Metrics is { } metrics
        ? new MetricsSource(metrics, settings.Interval, address.FindAsync, time)
        : new ProbeSource(settings, address.FindAsync, time);

    private static void Tell(string module, WatchObservation observation)
    {
        if (observation.Breaches.Count > 0)
            Log.Error("{Module:l}: {Seen:l}", module, WatchText.Of(observation));
        else
            Log.Information("{Module:l}: {Seen:l}", module, WatchText.Of(observation));
    }

    // A breach was seen, whoever interrupts now.
    private static async Task WriteAsync(IWatchRelease build, WatchRecord record)
    {
        await ArtifactsFile.WriteAsync(build.RunDirectory, RecordName, WatchRecordJson.Serialize(record), CancellationToken.None);
        await WatchReport.WriteAsync(build.RunDirectory, record, CancellationToken.None);
    }
}
