namespace Pipeline.Tools.GitHub;

/// <summary>The account that started a run of a workflow, or started it again.</summary>
/// <param name="Login">Its login.</param>
/// <param name="Email">The address that GitHub gives its commits.</param>
internal sealed record RunActor(string Login, string Email);
