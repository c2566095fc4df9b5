namespace Pipeline.Scanning.Vulnerabilities;

internal static class AliasGroups
{
    /// <summary>Groups items that share an identifier, directly or through others, in the order of their first item.</summary>
    public static IReadOnlyList<IReadOnlyList<T>> Of<T>(IEnumerable<T> items, Func<T, IReadOnlyList<string>> identifiers)
    {
        var groups = new List<List<T>>();
        var places = new List<int>();
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            var own = groups.Count;
            groups.Add([item]);
            places.Add(own);
            foreach (var identifier in identifiers(item))
            {
                if (known.TryGetValue(identifier, out var other))
                    own = Merge(Find(other), own);
                else
                    known[identifier] = own;
            }
        }

        return [.. groups.Where(group => group.Count > 0)];

        // A group that became part of another one points to where that is.
        int Find(int place)
        {
            while (places[place] != place)
                place = places[place] = places[places[place]];
            return place;
        }

        int Merge(int left, int right)
        {
            if (left == right)
                return left;
            var (first, second) = left < right ? (left, right) : (right, left);
            groups[first].AddRange(groups[second]);
            groups[second] = [];
            return places[second] = first;
        }
    }
}
