using System.Globalization;
using Octokit;

namespace Pipeline.Tools.GitHub;

/// <summary>Asks GitHub who is who: what stands in the variables of a run, anybody can write there.</summary>
/// <param name="repository">The repository that the run is of.</param>
/// <param name="token">The token of the run.</param>
/// <param name="options">How long GitHub is waited for; null: a minute in all.</param>
/// <param name="time">Measures the pauses; null is the system's clock.</param>
internal sealed class GitHubActors(GitHubRepository repository, string token, GitHubOptions? options = null, TimeProvider? time = null) : IDisposable
{
    private readonly GitHubCalls _calls = new(repository, token, GitHubErrand.Identifying, options ?? GitHubOptions.Patience, time ?? TimeProvider.System);

    /// <summary>The account that started the run <paramref name="id"/>, which is under way.</summary>
    /// <exception cref="GitHubException">GitHub does not tell, or the run is over.</exception>
    public async Task<RunActor> FindActorAsync(long id, CancellationToken cancellationToken)
    {
        var run = await _calls.RunAsync(string.Create(CultureInfo.InvariantCulture, $"find the run {id}"), _ => _calls.Client.Actions.Workflows.Runs.Get(repository.Owner, repository.Name, id), cancellationToken);
        if (run.Status.StringValue is "completed")
            throw new GitHubException(string.Create(CultureInfo.InvariantCulture, $"{repository}: the run {id} is over, so nobody acts in it any more. Start the workflow again."));
        return (run.TriggeringActor ?? run.Actor) is { Login.Length: > 0 } actor
            ? new RunActor(actor.Login, string.Create(CultureInfo.InvariantCulture, $"{actor.Id}+{actor.Login}@users.noreply.github.com"))
            : throw new GitHubException(string.Create(CultureInfo.InvariantCulture, $"{repository}: GitHub does not say who started the run {id}. Start the workflow again."));
    }

    /// <summary>Whether <paramref name="login"/> is an active member of <paramref name="team"/>, such as <c>acme/qa</c>; null: the token may not ask.</summary>
    /// <exception cref="GitHubException">GitHub cannot be reached.</exception>
    public Task<bool?> IsInTeamAsync(string team, string login, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(team);
        var (organization, slug) = team.Split('/', 2) switch { [var owner, var name] => (owner, name), _ => (repository.Owner, team) };
        var address = new Uri($"orgs/{Uri.EscapeDataString(organization)}/teams/{Uri.EscapeDataString(slug)}/memberships/{Uri.EscapeDataString(login)}", UriKind.Relative);
        return _calls.RunAsync<bool?>($"find {login} in the team {team}", async _ =>
        {
            try
            {
                return (await _calls.Client.Connection.Get<TeamMembershipDetails>(address, null)).Body?.State.StringValue is "active";
            }
            catch (ForbiddenException exception) when (!GitHubFaults.IsLimit(exception))
            {
                return null;
            }
            catch (NotFoundException)
            {
                // GitHub says the same of a team that the token may not see, so no role comes of it either way.
                return await SeesAsync(organization, slug) ? false : null;
            }
        }, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => _calls.Dispose();

    private async Task<bool> SeesAsync(string organization, string slug)
    {
        try
        {
            return (await _calls.Client.Connection.Get<Team>(new Uri($"orgs/{Uri.EscapeDataString(organization)}/teams/{Uri.EscapeDataString(slug)}", UriKind.Relative), null)).Body is not null;
        }
        catch (ApiException exception) when (exception is NotFoundException or ForbiddenException && !GitHubFaults.IsLimit(exception))
        {
            return false;
        }
    }
}
