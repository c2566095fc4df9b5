using System.Globalization;
using Nuke.Common;
using Pipeline.Components.Sessions;
using Pipeline.Core.Errors;
using Pipeline.Releases.Ledger;
using Pipeline.Tools.Git;
using Pipeline.Tools.GitHub;
using Serilog;

namespace Pipeline.Components.Releases;

/// <summary>Who runs the workflow, by GitHub's word: its variables alone prove nothing, for anybody can set them.</summary>
internal static class GitHubPerson
{
    /// <summary>The actor of the run with the teams that he is in; unproven, with a warning, when GitHub does not vouch.</summary>
    public static async Task<Person> ReadAsync(IHazLedger build, GitWorkTree workTree, GitIdentity claimed, Func<CancellationToken, Task<IReadOnlyCollection<string>>> teams, CancellationToken cancellationToken)
    {
        try
        {
            if (build.GitHubToken is not { } token)
                throw new PipelineException("There is no GitHub token. Hand the workflow's own over as GITHUB_TOKEN: ${{ github.token }}, with 'permissions: actions: read'.");
            if (!long.TryParse(EnvironmentInfo.GetVariable("GITHUB_RUN_ID"), NumberStyles.None, CultureInfo.InvariantCulture, out var run))
                throw new PipelineException("GITHUB_RUN_ID names no run of a workflow.");
            var remote = (await workTree.ReadSourceAsync(cancellationToken)).Remote;
            var repository = HostedRepository.Find(build, remote) ?? throw new PipelineException("It is not known which repository on GitHub this is. Name it: --github-repository acme/shop.");
            using var github = new GitHubActors(repository, token);
            using var members = new GitHubActors(repository, build.TeamToken ?? token);
            var actor = await github.FindActorAsync(run, cancellationToken);
            return new Person { Name = actor.Login, Email = actor.Email, Teams = await TeamsOfAsync(members, actor.Login, await teams(cancellationToken), cancellationToken), Proven = true, ProvenBy = Proof.ByGitHub(run) };
        }
        catch (PipelineException exception)
        {
            Log.Warning("Nobody vouches for that this is {Person:l}, so it counts in a rehearsal only. {Reason:l}", claimed.Name, exception.Message);
            return new Person { Name = claimed.Name, Email = claimed.Email };
        }
    }

    private static async Task<IReadOnlyList<string>> TeamsOfAsync(GitHubActors github, string login, IReadOnlyCollection<string> teams, CancellationToken cancellationToken)
    {
        List<string> confirmed = [];
        foreach (var team in teams)
        {
            var isMember = await github.IsInTeamAsync(team, login, cancellationToken);
            if (isMember is true)
                confirmed.Add(team);
            else if (isMember is null)
                Log.Warning("The token may not ask who is in the team {Team:l}, so {Person:l} does not speak for it. Hand over a token with the organization's permission 'members: read' as TEAM_TOKEN (the workflow's own cannot have it), or list people in the role", team, login);
        }

        return confirmed;
    }
}
