namespace Pipeline.Benchmarks.Versions;

/// <summary>The size of a generated repository.</summary>
/// <param name="Name">What it stands for.</param>
/// <param name="Commits">The commits of the main branch; every twentieth is a merge with a commit of its own.</param>
/// <param name="Modules">The modules.</param>
/// <param name="Tags">The release tags; at least one a module.</param>
/// <param name="IsTaggedNearHead">True: every module's last tag is among the last commits. False: they are spread over the history.</param>
internal sealed record HistoryShape(string Name, int Commits, int Modules, int Tags, bool IsTaggedNearHead);
