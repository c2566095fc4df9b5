using Pipeline.Releases.Gates;

namespace Pipeline.Releases.Maturity;

/// <summary>What each level asks for; everything is at least alpha.</summary>
internal sealed record MaturityRules
{
    /// <summary>What beta asks for; null: there is no beta.</summary>
    public Gate? Beta { get; init; }

    /// <summary>What stable asks for beyond beta; null: nothing becomes stable.</summary>
    public Gate? Stable { get; init; }

    /// <summary>The levels above alpha that there are, lowest first.</summary>
    internal IEnumerable<(MaturityLevel Level, Gate Gate)> Levels()
    {
        if (Beta is { } beta)
            yield return (MaturityLevel.Beta, beta);
        if (Stable is { } stable)
            yield return (MaturityLevel.Stable, stable);
    }
}
