namespace Pipeline.Scanning.Osv;

/// <summary>A range of versions, as OSV's <c>affected[].ranges[]</c> of type <c>SEMVER</c> or <c>ECOSYSTEM</c>.</summary>
/// <param name="Events">The turning points, in any order.</param>
internal sealed record AffectedRange(IReadOnlyList<RangeEvent> Events)
{
    /// <summary>Whether <paramref name="version"/> is in the range (OSV schema, "Evaluation").</summary>
    public bool Contains(string version, IComparer<string> order)
    {
        ArgumentNullException.ThrowIfNull(order);
        var affected = false;
        foreach (var point in Sorted(order))
        {
            var compared = IsBeginning(point) ? 1 : order.Compare(version, point.Version);
            affected = point.Kind switch
            {
                RangeEventKind.Introduced when compared >= 0 => true,
                RangeEventKind.Fixed when compared >= 0 => false,
                RangeEventKind.Limit when point.Version != "*" && compared >= 0 => false,
                RangeEventKind.LastAffected when compared > 0 => false,
                _ => affected,
            };
        }

        return affected;
    }

    // Events of one version stay in the order that they are written in.
    private IEnumerable<RangeEvent> Sorted(IComparer<string> order) => Events
        .OrderBy(point => IsBeginning(point) ? 0 : 1)
        .ThenBy(point => point.Version, order);

    private static bool IsBeginning(RangeEvent point) => point is { Kind: RangeEventKind.Introduced, Version: "0" };
}
