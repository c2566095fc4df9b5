namespace Pipeline.Testing.GitHub;

/// <summary>A comment as the fake keeps it.</summary>
/// <param name="PullRequest">Where it stands.</param>
/// <param name="Body">Its text.</param>
/// <param name="IsOurs">Whether whoever asks wrote it.</param>
public sealed record FakeComment(int PullRequest, string Body, bool IsOurs);
