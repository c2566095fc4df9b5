namespace Pipeline.Core.Rollbacks;

/// <summary>What a module runs, or ran: a revision of its release.</summary>
/// <param name="Revision">The revision to return to for this state.</param>
/// <param name="Version">The module's version, as far as the history tells it.</param>
/// <param name="Commit">The commit; null when somebody else deployed it.</param>
internal sealed record ReleaseState(int Revision, string Version, string? Commit)
{
    private const int ShortCommit = 12;

    /// <summary>For people: <c>1.2.3 (0123456789ab)</c>.</summary>
    public override string ToString() => Commit is null ? Version : $"{Version} ({Commit[..Math.Min(Commit.Length, ShortCommit)]})";
}
