using Nuke.Common;
using Nuke.Common.CI.GitHubActions;

namespace Pipeline.Components.Sessions;

/// <summary>The page of a run on GitHub Actions.</summary>
internal static class JobSummary
{
    /// <summary>Appends to the page; does nothing elsewhere.</summary>
    public static Task AppendAsync(INukeBuild build, string markdown, CancellationToken cancellationToken) =>
        build.Host is GitHubActions { StepSummaryFile: { } summary } ? File.AppendAllTextAsync(summary, markdown, cancellationToken) : Task.CompletedTask;
}
