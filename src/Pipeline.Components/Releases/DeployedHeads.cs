using System.Text.RegularExpressions;
using Pipeline.Components.Sessions;
using Pipeline.Core.Errors;
using Pipeline.Core.Modules;
using Pipeline.Core.Text;
using Pipeline.Stages.Deploy;
using Serilog;

namespace Pipeline.Components.Releases;

/// <summary>What deployments noted of the ledger: each promotion names its last commit, where nobody who rewrites the ledger reaches.</summary>
internal static partial class DeployedHeads
{
    /// <summary>What a deployment notes: the last commit, and of which ledger, for a rehearsal beside it has one of its own.</summary>
    public static string NoteOf(string head, string home) => $"ledger {head} of {PlainText.OneLine(home)}";

    /// <summary>The commits that are noted of the ledger <paramref name="home"/>, by where; of a place that does not answer there are none.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(IHazLedger build, string home, CancellationToken cancellationToken)
    {
        Dictionary<string, string> heads = new(StringComparer.Ordinal);
        var opened = await build.Context.SourceAsync(cancellationToken);
        foreach (var environment in build.Context.Model.Environments.Select(environment => environment.Name))
        {
            var runtime = await ReadAsync(build, opened, environment, build.Runtime, (home, heads), cancellationToken);
            // Where a cluster answers, rehearsals may run beside it.
            if (build.Runtime == RuntimeChoice.Auto && runtime != LocalRuntime)
                await ReadAsync(build, opened, environment, RuntimeChoice.Local, (home, heads), cancellationToken);
        }

        return heads;
    }

    private const string LocalRuntime = "local";

    private static async Task<string?> ReadAsync(IHazLedger build, OpenedSource opened, string environment, RuntimeChoice choice, (string Home, Dictionary<string, string> Heads) found, CancellationToken cancellationToken)
    {
        await using var tools = new StageTools(build.Context, opened.Source, environment);
        try
        {
            var (deployer, _) = await tools.DeployersFor(choice).ChooseAsync(cancellationToken);
            foreach (var module in opened.Graph.Ordered.Where(module => module.Chart is not null))
                await ReadAsync(deployer, module, tools, found, cancellationToken);
            return deployer.Runtime;
        }
        catch (PipelineException exception)
        {
            Log.Warning("What was deployed to {Environment:l} is not held against the ledger: {Reason:l}", environment, exception.Message);
            return null;
        }
    }

    private static async Task ReadAsync(IDeployer deployer, Module module, StageTools tools, (string Home, Dictionary<string, string> Heads) found, CancellationToken cancellationToken)
    {
        foreach (var revision in await deployer.HistoryAsync(new ReleaseName(module.Name, tools.Environment.Namespace), cancellationToken))
        {
            if (Note().Match(revision.Description) is { Success: true } note && note.Groups["home"].Value == PlainText.OneLine(found.Home))
                found.Heads[$"Revision {revision.Revision} of {module.Name} in {tools.Environment.Name} ({deployer.Runtime})"] = note.Groups["commit"].Value;
        }
    }

    // As NoteOf writes it.
    [GeneratedRegex(@"(?:^|, )ledger (?<commit>[0-9a-f]{40}(?:[0-9a-f]{24})?) of (?<home>.+)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Note();
}
