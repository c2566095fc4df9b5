using System.Text.Json.Serialization;

namespace Pipeline.Tools.GitHub;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PullRequestQuestion))]
[JsonSerializable(typeof(PullRequestsAnswer))]
internal sealed partial class PullRequestJsonContext : JsonSerializerContext;

internal sealed record PullRequestQuestion(string Query, QuestionVariables Variables);

internal sealed record QuestionVariables(string Owner, string Name);

// What GitHub leaves out is null; so is everything that it may.
internal sealed record PullRequestsAnswer(RepositoryAnswer? Data, IReadOnlyList<AnswerFault?>? Errors);

internal sealed record AnswerFault(string? Message);

internal sealed record RepositoryAnswer(IReadOnlyDictionary<string, PullRequestAnswer?>? Repository);

internal sealed record PullRequestAnswer(int Number, string? Title, string? Body, AuthorAnswer? Author, IssuesAnswer? ClosingIssuesReferences);

internal sealed record AuthorAnswer(string? Login);

internal sealed record IssuesAnswer(IReadOnlyList<IssueAnswer?>? Nodes);

internal sealed record IssueAnswer(int Number, IssueRepositoryAnswer? Repository);

internal sealed record IssueRepositoryAnswer(string? NameWithOwner);
