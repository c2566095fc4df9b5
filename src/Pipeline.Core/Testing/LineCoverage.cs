namespace Pipeline.Core.Testing;

/// <summary>What the tests did to one line of code.</summary>
/// <param name="IsCovered">True when at least one test ran it.</param>
/// <param name="CoveredBranches">How many of its branches were taken.</param>
/// <param name="Branches">How many branches it has; 0 for a line without a decision.</param>
internal readonly record struct LineCoverage(bool IsCovered, int CoveredBranches = 0, int Branches = 0)
{
    /// <summary>
    /// The line as two reports see it together. Reports say how many branches were taken, not which; the larger figure
    /// is the most that both are sure to prove.
    /// </summary>
    public LineCoverage Merge(LineCoverage other) =>
        new(IsCovered || other.IsCovered, Math.Max(CoveredBranches, other.CoveredBranches), Math.Max(Branches, other.Branches));
}
