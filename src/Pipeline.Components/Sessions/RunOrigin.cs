using Nuke.Common.CI.GitHubActions;
using Pipeline.Core.Text;
using Pipeline.Shared;

namespace Pipeline.Components.Sessions;

/// <summary>Who started this run, and where it is seen.</summary>
internal static class RunOrigin
{
    /// <summary>The account that started the workflow, else the user of this machine.</summary>
    public static string Who => GitHubActions.Instance?.Actor ?? Environment.UserName;

    /// <summary>What was typed, on one line.</summary>
    /// <param name="secrets">What must not stand in it.</param>
    public static string Command(SecretPatterns secrets) => PlainText.OneLine(secrets.Mask(string.Join(' ', [Script, .. Environment.GetCommandLineArgs().Skip(1).Select(Quoted)])));

    /// <summary>The workflow's name; of a run on this machine, that it was one.</summary>
    public static string Workflow => GitHubActions.Instance?.Workflow is { Length: > 0 } name ? name : "a local run";

    /// <summary>The page of the workflow's run; null elsewhere.</summary>
    public static Uri? Link => GitHubActions.Instance is { } run && Uri.TryCreate($"{run.ServerUrl}/{run.Repository}/actions/runs/{run.RunId}", UriKind.Absolute, out var page) ? page : null;

    /// <summary>Whether this machine is GitHub's own, and ends with the job.</summary>
    public static bool IsHostedMachine => GitHubActions.Instance is not null && Environment.GetEnvironmentVariable("RUNNER_ENVIRONMENT") == "github-hosted";

    /// <summary>The number of the workflow's run that <paramref name="page"/>, a page like <see cref="Link"/>, shows; null: it shows none of this repository.</summary>
    public static string? RunOf(Uri? page)
    {
        if (GitHubActions.Instance is not { } run || page is null)
            return null;
        var runs = $"{run.ServerUrl}/{run.Repository}/actions/runs/";
        var text = page.AbsoluteUri;
        return text.StartsWith(runs, StringComparison.OrdinalIgnoreCase) && text[runs.Length..] is { Length: > 0 } number && number.All(char.IsAsciiDigit) ? number : null;
    }

    private static string Script => OperatingSystem.IsWindows() ? "build.cmd" : "./build.sh";

    private static string Quoted(string argument) => argument.Length > 0 && argument.All(letter => char.IsLetterOrDigit(letter) || "-_./:=,@+*%".Contains(letter, StringComparison.Ordinal)) ? argument : $"'{argument}'";
}
