using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pipeline.Core.Text;

namespace Pipeline.Tools.GitHub;

/// <summary>Keeps one comment of ours in a pull request, and edits it in place. It is found by a mark in its text, and by its author: nobody else's is touched.</summary>
/// <param name="repository">The repository.</param>
/// <param name="token">The token; it may write pull requests.</param>
/// <param name="options">How long GitHub is waited for; null: a minute in all.</param>
/// <param name="time">Measures the pauses; null is the system's clock.</param>
internal sealed class PullRequestComments(GitHubRepository repository, string token, GitHubOptions? options = null, TimeProvider? time = null) : IDisposable
{
    private const int LongestQuote = 300;
    private const string Json = "application/json";
    private const string Look = "query($owner: String!, $name: String!, $number: Int!, $after: String) { repository(owner: $owner, name: $name) { pullRequest(number: $number) { id state comments(first: 100, after: $after) { nodes { id body viewerDidAuthor } pageInfo { hasNextPage endCursor } } } } }";
    private const string Add = "mutation($subject: ID!, $body: String!) { addComment(input: { subjectId: $subject, body: $body }) { subject { id } } }";
    private const string Edit = "mutation($id: ID!, $body: String!) { updateIssueComment(input: { id: $id, body: $body }) { issueComment { id } } }";
    private readonly GitHubCalls _calls = new(repository, token, GitHubErrand.Commenting, options ?? GitHubOptions.Patience, time ?? TimeProvider.System);

    /// <summary>Whether a pull request is closed or merged.</summary>
    /// <exception cref="GitHubException">GitHub cannot be reached, or the token may not ask.</exception>
    public Task<bool> IsClosedAsync(int number, CancellationToken cancellationToken) => _calls.RunAsync(
        string.Create(CultureInfo.InvariantCulture, $"look at the pull request {number}"),
        async _ => (await AskAsync(number, null))["state"]?.GetValue<string>() is "CLOSED" or "MERGED",
        cancellationToken);

    /// <summary>Writes the comment.</summary>
    /// <param name="number">The pull request.</param>
    /// <param name="mark">What stands in the comment and in no other.</param>
    /// <param name="text">All of it, with the mark.</param>
    /// <param name="isNew">Whether it is written when there is none yet; otherwise only what is there is edited.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="GitHubException">GitHub cannot be reached, or the token may not.</exception>
    public Task SaveAsync(int number, string mark, string text, bool isNew, CancellationToken cancellationToken) => _calls.RunAsync(
        string.Create(CultureInfo.InvariantCulture, $"comment on the pull request {number}"),
        async _ =>
        {
            // Each attempt looks: the one before may have written it, and its answer got lost.
            var (request, found) = await FindAsync(number, mark);
            if (found is var (id, before))
                return before == text ? null : await AskAsync(Edit, new JsonObject { ["id"] = id, ["body"] = text });
            return isNew ? await AskAsync(Add, new JsonObject { ["subject"] = request, ["body"] = text }) : null;
        },
        cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _calls.Dispose();

    private async Task<(string Request, (string Id, string Body)? Comment)> FindAsync(int number, string mark)
    {
        string? after = null;
        while (true)
        {
            var request = await AskAsync(number, after);
            var comment = (request["comments"]?["nodes"] as JsonArray ?? []).OfType<JsonNode>()
                .FirstOrDefault(one => one["viewerDidAuthor"]?.GetValue<bool>() == true && one["body"]?.GetValue<string>().Contains(mark, StringComparison.Ordinal) == true);
            if (comment is not null)
                return (request["id"]!.GetValue<string>(), (comment["id"]!.GetValue<string>(), comment["body"]!.GetValue<string>()));
            var page = request["comments"]?["pageInfo"];
            if (page?["hasNextPage"]?.GetValue<bool>() != true)
                return (request["id"]!.GetValue<string>(), null);
            after = page["endCursor"]?.GetValue<string>();
        }
    }

    private async Task<JsonNode> AskAsync(int number, string? after) =>
        (await AskAsync(Look, new JsonObject { ["owner"] = repository.Owner, ["name"] = repository.Name, ["number"] = number, ["after"] = after }))["repository"]?["pullRequest"]
        ?? throw new GitHubException(string.Create(CultureInfo.InvariantCulture, $"{repository}: there is no pull request {number}, or the token may not see it. In a workflow it needs 'permissions: pull-requests: write'."));

    private async Task<JsonNode> AskAsync(string query, JsonObject variables)
    {
        var question = new JsonObject { ["query"] = query, ["variables"] = variables }.ToJsonString();
        var answer = Read((await _calls.Client.Connection.Post<object>(repository.GraphQL, question, Json, Json)).HttpResponse.Body as string);
        var errors = (answer["errors"] as JsonArray ?? []).OfType<JsonObject>().Select(error => error["message"]?.ToString()).OfType<string>().ToList();
        if (errors.Count > 0 || answer["data"] is not { } data)
            throw new GitHubException($"{repository}: GitHub answered '{Quote(string.Join("; ", errors))}'. The token must be able to write pull requests: in a workflow 'permissions: pull-requests: write'.");
        return data;
    }

    private static JsonNode Read(string? body)
    {
        try
        {
            return JsonNode.Parse(body ?? "null") ?? throw new FormatException("an empty answer");
        }
        catch (JsonException exception)
        {
            throw new FormatException(exception.Message, exception);
        }
    }

    private string Quote(string said)
    {
        var plain = PlainText.OneLine(said).Replace(token, "***", StringComparison.Ordinal);
        return plain.Length <= LongestQuote ? plain : plain[..LongestQuote] + "…";
    }
}
