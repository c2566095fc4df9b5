using System.Text.RegularExpressions;
using Pipeline.Components.Sessions;
using Pipeline.Core.Errors;
using Pipeline.Core.Modules;
using Pipeline.Stages.Deploy;
using Serilog;

namespace Pipeline.Components.Releases;

/// <summary>What deployments noted of the ledger: each promotion names its last commit, where nobody who rewrites the ledger reaches.</summary>
internal static partial class DeployedHeads
{
    /// <summary>The commits that are noted, by where; of a place that does not answer there are none.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(IHazLedger build, CancellationToken cancellationToken)
    {
        Dictionary<string, string> heads = new(StringComparer.Ordinal);
        var opened = await build.Context.SourceAsync(cancellationToken);
        foreach (var environment in build.Context.Model.Environments.Select(environment => environment.Name))
        {
            var runtime = await ReadAsync(build, opened, environment, build.Runtime, heads, cancellationToken);
            // Where a cluster answers, rehearsals may run beside it.
            if (build.Runtime == RuntimeChoice.Auto && runtime != LocalRuntime)
                await ReadAsync(build, opened, environment, RuntimeChoice.Local, heads, cancellationToken);
        }

        return heads;
    }

    private const string LocalRuntime = "local";

    private static async Task<string?> ReadAsync(IHazLedger build, OpenedSource opened, string environment, RuntimeChoice choice, Dictionary<string, string> heads, CancellationToken cancellationToken)
    {
        await using var tools = new StageTools(build.Context, opened.Source, environment);
        try
        {
            var (deployer, _) = await tools.DeployersFor(choice).ChooseAsync(cancellationToken);
            foreach (var module in opened.Graph.Ordered.Where(module => module.Chart is not null))
                await ReadAsync(deployer, module, tools, heads, cancellationToken);
            return deployer.Runtime;
        }
        catch (PipelineException exception)
        {
            Log.Warning("What was deployed to {Environment:l} is not held against the ledger: {Reason:l}", environment, exception.Message);
            return null;
        }
    }

    private static async Task ReadAsync(IDeployer deployer, Module module, StageTools tools, Dictionary<string, string> heads, CancellationToken cancellationToken)
    {
        foreach (var revision in await deployer.HistoryAsync(new ReleaseName(module.Name, tools.Environment.Namespace), cancellationToken))
        {
            if (Note().Match(revision.Description) is { Success: true } note)
                heads[$"Revision {revision.Revision} of {module.Name} in {tools.Environment.Name} ({deployer.Runtime})"] = note.Groups["commit"].Value;
        }
    }

    // As LedgerDeployment notes it.
    [GeneratedRegex(@"(?:^|, )ledger (?<commit>[0-9a-f]{40}(?:[0-9a-f]{24})?)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Note();
}
