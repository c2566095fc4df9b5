using Nuke.Common.CI.GitHubActions;

namespace Pipeline.Components.Sessions;

/// <summary>Who started this run, and where it is seen.</summary>
internal static class RunOrigin
{
    /// <summary>The account that started the workflow, else the user of this machine.</summary>
    public static string Who => GitHubActions.Instance?.Actor ?? Environment.UserName;

    /// <summary>The workflow's name; of a run on this machine, that it was one.</summary>
    public static string Workflow => GitHubActions.Instance?.Workflow is { Length: > 0 } name ? name : "a local run";

    /// <summary>The page of the workflow's run; null elsewhere.</summary>
    public static Uri? Link => GitHubActions.Instance is { } run && Uri.TryCreate($"{run.ServerUrl}/{run.Repository}/actions/runs/{run.RunId}", UriKind.Absolute, out var page) ? page : null;
}
