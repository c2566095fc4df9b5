using Semver;

namespace Pipeline.Core.Planning;

/// <summary>How mature the planned sources are by what was found out about them (D8). The channel of their versions follows from it.</summary>
internal sealed record PlannedMaturity
{
    private const int MissingShown = 5;
    private const string Stable = "stable";

    /// <summary><c>alpha</c>, <c>beta</c> or <c>stable</c>.</summary>
    public required string Word { get; init; }

    /// <summary>Why, to end the sentence "they are beta" with.</summary>
    public required string Because { get; init; }

    /// <summary>What keeps them from the next level, each a sentence without a full stop.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>What is shown of <see cref="Missing"/>: of hundreds of modules that lack the same, some are enough.</summary>
    public IEnumerable<string> Shown() => Missing.Count <= MissingShown ? Missing : Missing.Take(MissingShown).Append($"and {Missing.Count - MissingShown} more");

    /// <summary>Whether <paramref name="version"/> is one of sources that are so mature.</summary>
    public bool IsSaidBy(SemVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return Word == (version.IsPrerelease ? version.PrereleaseIdentifiers[0].Value : Stable);
    }
}
