using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Pipeline.WorkflowRunner.Jobs;

namespace Pipeline.WorkflowRunner.Actions;

/// <summary>The few actions that generated workflows use; any other one ends the run.</summary>
internal static partial class EmulatedActions
{
    public static async Task<bool> RunAsync(string uses, Dictionary<string, string> with, MachineJob job, JsonObject outputs, TextWriter log, CancellationToken cancellationToken)
    {
        var match = Pinned().Match(uses);
        if (!match.Success)
            throw new UninterpretedException(uses, "an action that is not pinned to a commit");
        await log.WriteLineAsync($"> {match.Groups[1].Value} {string.Join(' ', with.Where(entry => entry.Key is not ("password" or "github-token")).Select(entry => $"{entry.Key}={entry.Value.ReplaceLineEndings(",")}"))}");
        switch (match.Groups[1].Value)
        {
            case "actions/checkout":
                outputs["commit"] = await CheckoutAction.RunAsync(with, job, log, cancellationToken);
                break;
            case "actions/cache":
                CacheAction.Run(with, job, log);
                break;
            case "actions/upload-artifact":
                outputs["artifact-id"] = job.Run.Artifacts.Upload(with, job.Workspace, log);
                break;
            case "actions/download-artifact":
                ArtifactsOf(with, job).Download(with, job.Workspace, log);
                break;
            case "docker/login-action":
                LoginAction.Run(with, job, log);
                break;
            case var other:
                throw new UninterpretedException(uses, $"the action {other}");
        }

        return true;
    }

    // Those of another run are asked for with a token.
    private static ArtifactStore ArtifactsOf(Dictionary<string, string> with, MachineJob job)
    {
        if (!with.Remove("github-token", out var token))
            return with.ContainsKey("run-id") ? throw new ActionFailedException("run-id needs a github-token.") : job.Run.Artifacts;
        if (token.Length == 0 || !job.MayReadActions)
            throw new ActionFailedException("Resource not accessible by integration");
        return with.Remove("run-id", out var run) && int.TryParse(run, out var number) && job.Run.Host.FindRun(number) is { } found ? found.Artifacts : throw new ActionFailedException($"There is no run '{run}'.");
    }

    [GeneratedRegex(@"\A([a-z0-9-]+/[a-z0-9-]+)@[0-9a-f]{40}\z")]
    private static partial Regex Pinned();
}
