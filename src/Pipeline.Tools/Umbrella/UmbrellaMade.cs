namespace Pipeline.Tools.Umbrella;

/// <summary>An umbrella release that is in a repository.</summary>
/// <param name="Commit">The commit of the release.</param>
/// <param name="Tag">The tag on it: <c>aether-2.1.0</c>.</param>
/// <param name="Proposal">The branch with the next development versions (A7), to be merged into the development branch; null: none is needed.</param>
/// <param name="IsNew">False when it was there already, from a run that was interrupted.</param>
internal sealed record UmbrellaMade(string Commit, string Tag, string? Proposal, bool IsNew);
