namespace Pipeline.Tools.Git;

/// <summary>What <c>git push --porcelain</c> says of a reference that it did not move.</summary>
/// <param name="Reference">The reference at the remote, such as <c>refs/heads/main</c>.</param>
/// <param name="Reason">Why, in git's or the remote's words.</param>
internal sealed record PushReport(string Reference, string Reason)
{
    private static readonly string[] Races = ["already exists", "fetch first", "non-fast-forward", "stale info", "cannot lock ref", "failed to update ref"];

    /// <summary>True when the reference was moved by somebody else meanwhile. References that only failed with such a one in an atomic push are none.</summary>
    public bool IsRace => Races.Any(race => Reason.Contains(race, StringComparison.Ordinal));

    /// <summary>Reads the output of a push: the references that were not moved.</summary>
    public static IReadOnlyList<PushReport> Read(string output) =>
    [
        .. output.Split('\n')
            .Select(line => line.Split('\t'))
            .Where(fields => fields is ["!", _, _, ..])
            .Select(fields => new PushReport(fields[1].Split(':')[^1], fields[2])),
    ];
}
