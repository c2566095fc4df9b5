namespace Pipeline.Scanning.Vulnerabilities;

internal static class AliasGroups
{
    /// <summary>Groups items that share an identifier, directly or through others, in the order of their first item.</summary>
    public static IReadOnlyList<IReadOnlyList<T>> Of<T>(IEnumerable<T> items, Func<T, IReadOnlyList<string>> identifiers)
    {
        var groups = new List<(HashSet<string> Ids, List<T> Items)>();
        foreach (var item in items)
        {
            var ids = identifiers(item).ToHashSet(StringComparer.Ordinal);
            List<T> members = [item];
            var touching = groups.Where(group => group.Ids.Overlaps(ids)).ToList();
            foreach (var group in touching.AsEnumerable().Reverse())
            {
                ids.UnionWith(group.Ids);
                members.InsertRange(0, group.Items);
                groups.Remove(group);
            }

            groups.Add((ids, members));
        }

        return [.. groups.Select(group => group.Items)];
    }
}
