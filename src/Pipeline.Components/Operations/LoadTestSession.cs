using System.Globalization;
using System.Text;
using Pipeline.Components.Releases;
using Pipeline.Components.Sessions;
using Pipeline.Core.Errors;
using Pipeline.Core.Load;
using Pipeline.Core.Runs;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Promotion;
using Pipeline.Reports.Load;
using Pipeline.Stages.Deploy;
using Pipeline.Tools.Files;
using Pipeline.Tools.Load;
using Serilog;

namespace Pipeline.Components.Operations;

/// <summary>What the target LoadTest does.</summary>
internal static class LoadTestSession
{
    private const string RecordName = "load.json";
    private const string HistogramName = "latency.hgrm";

    /// <exception cref="PipelineException">No load test is declared, or one cannot be, or its thresholds do not hold.</exception>
    public static async Task RunAsync(ILoadTest build)
    {
        using var signals = new SignalCancellation();
        var opened = await build.Context.SourceAsync(signals.Token);
        var planned = PlannedLoadTest.Of(opened.Model, opened.Selected, OverridesOf(build));
        await using var tools = new StageTools(build.Context, opened.Source, OperationTargets.EnvironmentOf(build));
        // What is deployed while it is measured would be measured with it.
        await tools.HoldEnvironmentAsync(signals.Token);
        var (deployer, place) = await tools.DeployersFor(build.Runtime).ChooseAsync(signals.Token);
        var running = await RunningEnvironment.ReadAsync(build, tools, deployer, signals.Token);
        Log.Information("Load on {Environment:l}, {Place:l}", tools.Environment.Name, place);
        var started = tools.Time.GetUtcNow();
        List<LoadTestResult> results = [];
        foreach (var test in planned)
            results.Add(await RunAsync(build, tools, running, test, signals.Token));
        var record = new LoadRecord
        {
            Application = opened.Model.ApplicationName,
            Environment = tools.Environment.Name,
            Release = running.Bundle?.Release,
            Who = RunOrigin.Who,
            StartedAt = started,
            Verdict = results.TrueForAll(result => result.Faults.Count == 0) ? RunVerdict.Succeeded : RunVerdict.Failed,
            Tests = results,
        };
        await ArtifactsFile.WriteAsync(build.RunDirectory, RecordName, LoadRecordJson.Serialize(record), signals.Token);
        var page = await LoadReport.WriteAsync(build.RunDirectory, record, signals.Token);
        await JobSummary.AppendAsync(build, LoadMarkdown.Write(record), signals.Token);
        Log.Information("The report is {File:l}", Path.GetRelativePath(build.RootDirectory, page));
        // Of a part of the modules nothing follows for the whole.
        var isOfWhole = planned.Any(test => test.IsOfApplication) || opened.Graph.Ordered.All(module => module.LoadTest is null || planned.Any(test => test.Module == module.Name));
        var state = await RunEvidenceRecorder.RecordAsync(build, running, LoadEvidence.Of(record, isOfWhole), signals.Token);
        await TellNextAsync(running, state, deployer.Runtime, signals.Token);
        if (record.Verdict != RunVerdict.Succeeded)
            throw Failed(results, tools.Environment.Name);
    }

    private static async Task<LoadTestResult> RunAsync(ILoadTest build, StageTools tools, RunningEnvironment running, PlannedLoadTest test, CancellationToken cancellationToken)
    {
        await using var lease = test.Settings.Address is { } address ? new EndpointLease(address) : await running.OpenAsync(test.Module, cancellationToken);
        var target = new Uri(lease.Address, test.Settings.Path);
        var generator = await new LoadGenerators(tools.Processes, tools.Time).ChooseAsync(build.LoadGenerator, test.Settings, cancellationToken);
        var wanted = generator is WrkGenerator ? null : (double?)(test.Settings.Rate ?? LoadTestSettings.DefaultRate);
        Log.Information(
            "{Test:l}: {Method:l} {Target:l}, {Rate:l}, {Seconds} s after {WarmUp} s of warm-up, by the {Generator:l} generator",
            test.Title, test.Settings.Method, target, wanted is { } rate ? rate.ToString("0.#/s", CultureInfo.InvariantCulture) : "as many as it takes", test.Settings.Duration.TotalSeconds, test.Settings.WarmUp.TotalSeconds, generator.Name);
        var measured = await generator.RunAsync(test.Settings, target, cancellationToken);
        var result = new LoadTestResult
        {
            Module = test.Module,
            IsOfApplication = test.IsOfApplication,
            Request = $"{test.Settings.Method} {target}",
            WantedRate = wanted,
            Connections = test.Settings.Connections,
            Measured = measured,
            Faults = LoadRules.FaultsOf(test.Settings, measured),
            Shortfalls = LoadShortfalls.Of(test.Declared, test.Settings, knowsRate: wanted is not null),
            Histogram = measured.Histogram is null ? null : $"{test.Folder}/{HistogramName}",
        };
        if (result.Histogram is { } file)
        {
            Directory.CreateDirectory(Path.Combine(build.RunDirectory, test.Folder));
            await ArtifactsFile.WriteAsync(build.RunDirectory, file, Encoding.UTF8.GetBytes(measured.Histogram!), cancellationToken);
        }

        if (LoadText.Shortfall(result) is { } shortfall)
            Log.Warning("{Test:l}: {Shortfall:l}", test.Title, shortfall);
        Log.Information(
            "{Test:l}: {Requests} requests, {Rate:l}, p50 {P50:l}, p95 {P95:l}, p99 {P99:l}, longest {Max:l}, {Failed:l} failed",
            test.Title, measured.Requests, LoadText.Rate(result), LoadText.Ms(measured.Latency.P50Ms), LoadText.Ms(measured.Latency.P95Ms), LoadText.Ms(measured.Latency.P99Ms), LoadText.Ms(measured.Latency.MaxMs), LoadText.ErrorRate(result));
        return result;
    }

    // Gates that ask for these figures could not be answered when the bundle came here.
    private static async Task TellNextAsync(RunningEnvironment running, LedgerState? state, string runtime, CancellationToken cancellationToken)
    {
        if (running is not { Ledger: { } ledger, Bundle: { } bundle } || state is null)
            return;
        var next = AutomaticPromotion.Next(state, state.Bundles[bundle.Bundle.Id.Value], running.Environment.Name, ledger.Now, runtime);
        await StepOutput.WriteAsync(PromotionSession.NextOutput, PromotionSession.NextOf(next), cancellationToken);
        foreach (var environment in next)
            Log.Information("{Bundle:l} can go on to {Environment:l}: ./build.sh Promote --to {Environment:l}", bundle, environment, environment);
    }

    private static LoadTestOverrides OverridesOf(ILoadTest build) => new(
        build.LoadRate,
        build.LoadDuration,
        build.LoadUrl is not { } text ? null : Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address
            : throw new PipelineException($"--load-url: '{text}' is no address that can be asked; expected one such as https://shop.example/api."));

    private static PipelineException Failed(List<LoadTestResult> results, string environment) => new(
        $"The load test of {environment} failed:\n{string.Join('\n', results.SelectMany(result => result.Faults.Select(fault => $"  {LoadText.Title(result)}: {fault}")))}\n"
        + "artifacts/load.html shows when. Mend it, or declare other thresholds, and run LoadTest again.");
}
