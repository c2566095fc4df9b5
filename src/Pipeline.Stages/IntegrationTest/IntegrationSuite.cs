using Pipeline.Core.Testing;
using Pipeline.Stages.Deploy;
using Pipeline.Tools.Processes;
using Pipeline.Tools.Testing;

namespace Pipeline.Stages.IntegrationTest;

/// <summary>Runs a suite against what was deployed and reads what it left.</summary>
/// <param name="processes">Runs it.</param>
/// <param name="deployers">Opens the ways to what was deployed, for as long as it runs.</param>
/// <param name="options">Its command, and for how long it may run.</param>
internal sealed class IntegrationSuite(IProcessRunner processes, Deployers deployers, IntegrationTestOptions options)
{
    private const string ResultsVariable = "RESULTS_DIRECTORY";

    /// <summary>Runs it once.</summary>
    /// <param name="context">The application.</param>
    /// <param name="results">The absolute folder that it leaves its results in.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<SuiteRun> RunAsync(StageContext context, string results, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var fault = await StartAsync(context, results, cancellationToken);
        try
        {
            var run = TestRun.Join(OutputFiles.In(results)
                .Select(file => Path.Combine(results, file))
                .Where(file => new FileInfo(file).LinkTarget is null && ResultFiles.KindOf(file) == ResultFileKind.Tests)
                .Select(TestResultFile.Read));
            return (run.DescribeFailures() ?? fault) is { } reason ? new SuiteRun(run, reason)
                : run.Cases.Count == 0 ? new SuiteRun(run, DescribeNoResult(), MayPassAgain: false)
                : new SuiteRun(run, null);
        }
        catch (MalformedResultException exception) when (fault is not null)
        {
            return new SuiteRun(TestRun.Empty, $"{fault}. It left a broken file behind: {exception.Message}");
        }
    }

    private async Task<string?> StartAsync(StageContext context, string results, CancellationToken cancellationToken)
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
