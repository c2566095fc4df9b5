using Nuke.Common;
using Nuke.Common.CI.GitHubActions;
using Pipeline.Tools.Git;

namespace Pipeline.Components.Sessions;

/// <summary>Who releases on a CI server whose git was told no name.</summary>
internal static class ServerIdentity
{
    /// <summary>The account that GitHub's own commits from workflows bear.</summary>
    private static readonly GitIdentity Bot = new("github-actions[bot]", "41898282+github-actions[bot]@users.noreply.github.com");

    /// <summary>Who started the workflow, else GitHub's bot; null when this is not GitHub Actions.</summary>
    public static GitIdentity? Read()
    {
        if (GitHubActions.Instance is null)
            return null;
        if (EnvironmentInfo.GetVariable("GITHUB_ACTOR") is not { Length: > 0 } actor)
            return Bot;
        var account = EnvironmentInfo.GetVariable("GITHUB_ACTOR_ID") is { Length: > 0 } id ? $"{id}+{actor}" : actor;
        return new GitIdentity(actor, $"{account}@users.noreply.github.com");
    }
}
