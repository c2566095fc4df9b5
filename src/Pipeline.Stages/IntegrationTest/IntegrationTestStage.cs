using System.Text.Json;
using Pipeline.Core.Modules;
using Pipeline.Core.Stages;
using Pipeline.Core.Testing;
using Pipeline.Stages.Deploy;
using Pipeline.Tools.Processes;
using Pipeline.Tools.Testing;

namespace Pipeline.Stages.IntegrationTest;

/// <summary>
/// Runs the application's integration suite against what was deployed (D7), once for all modules. The suite is any command:
/// it finds each module at <c>ENDPOINT_&lt;MODULE&gt;</c> (upper case, <c>-</c> as <c>_</c>) and writes JUnit XML or trx files
/// into <c>RESULTS_DIRECTORY</c>.
/// </summary>
/// <remarks>Writes <c>results/</c>: whatever the suite left there.</remarks>
/// <param name="processes">Runs the suite.</param>
/// <param name="deployers">Opens the ways to what was deployed, for as long as the suite runs.</param>
/// <param name="options">The suite's command, and for how long it may run.</param>
internal sealed class IntegrationTestStage(IProcessRunner processes, Deployers deployers, IntegrationTestOptions options) : IStage
{
    private const string ResultsVariable = "RESULTS_DIRECTORY";

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

        var results = Directory.CreateDirectory(Path.Combine(context.OutputDirectory, "results")).FullName;
        var fault = await RunSuiteAsync(context, results, cancellationToken);
        TestRun run;
        try
        {
            run = TestRun.Join(OutputFiles.In(results)
                .Select(file => Path.Combine(results, file))
                .Where(file => new FileInfo(file).LinkTarget is null && ResultFiles.KindOf(file) == ResultFileKind.Tests)
                .Select(TestResultFile.Read));
        }
        catch (MalformedResultException exception) when (fault is not null)
        {
            return StageResult.Failure($"{fault}. It left a broken file behind: {exception.Message}");
        }

        var reason = run.DescribeFailures() ?? fault ?? (run.Cases.Count == 0 ? DescribeNoResult() : null);
        return new StageResult
        {
            Status = reason is null ? StageStatus.Succeeded : StageStatus.Failed,
            Reason = reason,
            Metrics = run.Metrics,
            Files = OutputFiles.In(context.OutputDirectory),
        };
    }

    private async Task<string?> RunSuiteAsync(StageContext context, string results, CancellationToken cancellationToken)
    {
        await using var endpoints = await DeployedEndpoints.OpenAsync(context, deployers, cancellationToken);
        var environment = new Dictionary<string, string?>(endpoints.Variables) { [ResultsVariable] = results };
        foreach (var (name, value) in environment.Where(variable => variable.Value is not null))
            await context.Log.WriteLineAsync($"{name}={value}".AsMemory(), cancellationToken);
        var command = DeclaredCommand.In(context.ModuleDirectory, options.Command) with { Environment = environment, Timeout = options.Timeout };
        await context.Log.WriteLineAsync($"> {command}".AsMemory(), cancellationToken);
        var ended = await processes.RunAsync(command, line => context.Log.WriteLine(line.Text), cancellationToken);
        return ended.ExitCode == 0
            ? null
            : $"The integration suite '{command}' ended with exit code {ended.ExitCode}: {ended.Tail.LastOrDefault(line => line.Text.Trim().Length > 0).Text?.Trim() ?? "it said nothing"}";
    }

    private string DescribeNoResult() =>
        $"The integration suite '{options.Command[0]}' ended well but wrote no test result. Let it write JUnit XML or trx into the folder that {ResultsVariable} names.";
}
