namespace Pipeline.Testing.GitHub;

/// <summary>A pull request as the fake keeps it.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Body">Its description.</param>
/// <param name="Author">Who opened it; null: the account is gone.</param>
/// <param name="Issues">The issues that are linked to it: <c>#9</c>, or <c>acme/other#9</c>.</param>
public sealed record FakePullRequest(string Title, string Body, string? Author, params IReadOnlyList<string> Issues);
