using System.Globalization;
using System.Text;
using System.Text.Json;
using Pipeline.Core.Text;
using Pipeline.Releases.Papers;

namespace Pipeline.Tools.GitHub;

/// <summary>Asks GitHub about pull requests, with the issues that are linked to them, which only its GraphQL API tells: many in one request.</summary>
/// <param name="repository">Their repository.</param>
/// <param name="token">The token; it may read pull requests and issues.</param>
/// <param name="options">How long GitHub is waited for; null: a minute in all.</param>
/// <param name="time">Measures the pauses; null is the system's clock.</param>
internal sealed class GitHubPullRequests(GitHubRepository repository, string token, GitHubOptions? options = null, TimeProvider? time = null) : IDisposable
{
    private const int AtOnce = 50;
    private const int LongestQuote = 300;
    private const string Json = "application/json";
    private readonly GitHubCalls _calls = new(repository, token, GitHubErrand.Reading, options ?? GitHubOptions.Patience, time ?? TimeProvider.System);

    /// <summary>What GitHub tells of the pull requests of <paramref name="numbers"/>; those that are none are left out.</summary>
    /// <exception cref="GitHubException">GitHub cannot be reached, or the token may not ask.</exception>
    public async Task<IReadOnlyList<ToldRequest>> ReadAsync(IEnumerable<int> numbers, CancellationToken cancellationToken)
    {
        List<ToldRequest> told = [];
        foreach (var some in numbers.Distinct().Chunk(AtOnce))
            told.AddRange(await AskAsync(some, cancellationToken));
        return told;
    }

    /// <inheritdoc/>
    public void Dispose() => _calls.Dispose();

    private async Task<IEnumerable<ToldRequest>> AskAsync(int[] numbers, CancellationToken cancellationToken)
    {
        var question = JsonSerializer.Serialize(new PullRequestQuestion(Query(numbers), new QuestionVariables(repository.Owner, repository.Name)), PullRequestJsonContext.Default.PullRequestQuestion);
        var answer = await _calls.RunAsync("read the pull requests", async _ => Read((await _calls.Client.Connection.Post<object>(repository.GraphQL, question, Json, Json)).HttpResponse.Body as string), cancellationToken);
        if (answer.Data?.Repository is not { } requests)
            throw new GitHubException($"{repository}: could not read the pull requests: GitHub answered {Quote(answer)}. The token must be able to read pull requests and issues: in a workflow 'permissions: pull-requests: read' and 'issues: read'.");
        return requests.Values.OfType<PullRequestAnswer>().Select(Told);
    }

    private ToldRequest Told(PullRequestAnswer request) => new(
        request.Number,
        request.Title ?? "",
        request.Author?.Login,
        request.Body,
        [.. (request.ClosingIssuesReferences?.Nodes ?? []).OfType<IssueAnswer>().Select(issue => string.Create(CultureInfo.InvariantCulture, $"{Elsewhere(issue)}#{issue.Number}"))]);

    private string Elsewhere(IssueAnswer issue) =>
        issue.Repository?.NameWithOwner is { } name && !string.Equals(name, $"{repository.Owner}/{repository.Name}", StringComparison.OrdinalIgnoreCase) ? name : "";

    // A number is one, so that nothing of it can become part of the question.
    private static string Query(int[] numbers)
    {
        var query = new StringBuilder("query($owner: String!, $name: String!) { repository(owner: $owner, name: $name) {");
        foreach (var number in numbers)
            query.Append(CultureInfo.InvariantCulture, $" p{number}: pullRequest(number: {number}) {{ number title body author {{ login }} closingIssuesReferences(first: 20) {{ nodes {{ number repository {{ nameWithOwner }} }} }} }}");
        return query.Append(" } }").ToString();
    }

    private static PullRequestsAnswer Read(string? body)
    {
        try
        {
            return JsonSerializer.Deserialize(body ?? "null", PullRequestJsonContext.Default.PullRequestsAnswer) ?? throw new FormatException("an empty answer");
        }
        catch (JsonException exception)
        {
            throw new FormatException(exception.Message, exception);
        }
    }

    private string Quote(PullRequestsAnswer answer)
    {
        var said = PlainText.OneLine(string.Join("; ", (answer.Errors ?? []).Select(error => error?.Message).OfType<string>())).Replace(token, "***", StringComparison.Ordinal);
        return said.Length == 0 ? "nothing" : $"'{(said.Length <= LongestQuote ? said : said[..LongestQuote] + "…")}'";
    }
}
