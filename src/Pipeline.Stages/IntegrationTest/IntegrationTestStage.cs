using System.Text.Json;
using Pipeline.Core.Modules;
using Pipeline.Core.Stages;
using Pipeline.Stages.Deploy;
using Pipeline.Tools.Processes;

namespace Pipeline.Stages.IntegrationTest;

/// <summary>
/// Runs the application's integration suite against what was deployed (D7), once for all modules, and once more when it fails:
/// what passes then is flaky. The suite is any command: it finds each module at <c>ENDPOINT_&lt;MODULE&gt;</c> (upper case, <c>-</c> as
/// <c>_</c>) and writes JUnit XML or trx files into <c>RESULTS_DIRECTORY</c>.
/// </summary>
/// <remarks>Writes <c>results/</c>, whatever the suite left there, and <c>first-results/</c> of a suite that ran twice.</remarks>
/// <param name="processes">Runs the suite.</param>
/// <param name="deployers">Opens the ways to what was deployed, for as long as the suite runs.</param>
/// <param name="options">The suite's command, and for how long it may run.</param>
internal sealed class IntegrationTestStage(IProcessRunner processes, Deployers deployers, IntegrationTestOptions options) : IStage
{
    private const string Results = "results";
    private const string FirstResults = "first-results";

    /// <inheritdoc/>
    public Stage Kind => Stage.IntegrationTest;

    /// <inheritdoc/>
    public StageScope Scope => StageScope.Application;

    /// <inheritdoc/>
    public Resource Resource => Resource.Cluster;

    /// <inheritdoc/>
    public ValueTask<string?> DescribeSettingsAsync(Module module, CancellationToken cancellationToken) =>
        ValueTask.FromResult<string?>(JsonSerializer.Serialize(options.Command, StageSettingsContext.Default.IReadOnlyListString));

    /// <inheritdoc/>
    public async Task<StageResult> RunAsync(StageContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (options.Command.Count == 0)
            return StageResult.Skip($"'{context.Module.Name}' has no integration suite. Name its command in the model: IntegrationTest(\"dotnet\", \"test\", \"integration\").");
        if (context.Modules.All(module => DeployedEndpoints.Deployed(context, module.Name) is null))
            return StageResult.Skip("No selected module is deployed, so there is nothing to test.");

        var suite = new IntegrationSuite(processes, deployers, options);
        var first = await suite.RunAsync(context, Directory.CreateDirectory(Path.Combine(context.OutputDirectory, Results)).FullName, cancellationToken);
        if (first.Reason is null || !first.MayPassAgain)
            return Result(context, first, []);
        await context.Log.WriteLineAsync($"{first.Reason}\nThe suite runs once more.".AsMemory(), cancellationToken);
        Directory.Move(Path.Combine(context.OutputDirectory, Results), Path.Combine(context.OutputDirectory, FirstResults));
        var again = await suite.RunAsync(context, Directory.CreateDirectory(Path.Combine(context.OutputDirectory, Results)).FullName, cancellationToken);
        return Result(context, again, again.Tests.FlakyAfter(first.Tests)) is var result && again.Reason is null
            ? result with { Reason = $"flaky: it passed only when it ran once more; at first: {first.Reason}", Metrics = new Dictionary<string, double>(result.Metrics) { ["tests.flaky"] = Math.Max(1, result.Metrics["tests.flaky"]) } }
            : result;
    }

    private static StageResult Result(StageContext context, SuiteRun run, IReadOnlyList<string> flaky) => new()
    {
        Status = run.Reason is null ? StageStatus.Succeeded : StageStatus.Failed,
        Reason = run.Reason,
        Metrics = new Dictionary<string, double>(run.Tests.Metrics) { ["tests.flaky"] = flaky.Count },
        Files = OutputFiles.In(context.OutputDirectory),
    };
}
