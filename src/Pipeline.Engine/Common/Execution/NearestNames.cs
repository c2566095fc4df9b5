namespace Nuke.Common.Execution;

/// <summary>Finds what a person may have meant.</summary>
internal static class NearestNames
{
    /// <summary>A sentence that offers the nearest names, or lists all when none is near.</summary>
    public static string Offer(string typed, IReadOnlyCollection<string> names)
    {
        var near = Find(typed, names);
        return near.Count > 0 ? $"Did you mean {string.Join(" or ", near)}?" : $"There are: {string.Join(", ", names.Order(StringComparer.OrdinalIgnoreCase))}.";
    }

    /// <summary>The names within a third of <paramref name="typed"/>'s length of it, or that contain it; at most three, nearest first.</summary>
    public static IReadOnlyList<string> Find(string typed, IEnumerable<string> names)
    {
        var wanted = ParameterName.Normalize(typed);
        return
        [
            .. names.Select(name => (Name: name, Distance: Distance(wanted, ParameterName.Normalize(name))))
                .Where(one => one.Distance <= Math.Max(1, wanted.Length / 3) || (wanted.Length > 2 && ParameterName.Normalize(one.Name).Contains(wanted, StringComparison.Ordinal)))
                .OrderBy(one => one.Distance)
                .ThenBy(one => one.Name, StringComparer.Ordinal)
                .Take(3)
                .Select(one => one.Name),
        ];
    }

    /// <summary>The number of letters to insert, delete, replace or swap with their neighbour (optimal string alignment).</summary>
    internal static int Distance(string left, string right)
    {
        var rows = new int[left.Length + 1, right.Length + 1];
        for (var row = 0; row <= left.Length; row++)
        {
            for (var column = 0; column <= right.Length; column++)
            {
                if (row == 0 || column == 0)
                {
                    rows[row, column] = row + column;
                    continue;
                }

                var cost = left[row - 1] == right[column - 1] ? 0 : 1;
                var best = Math.Min(Math.Min(rows[row - 1, column], rows[row, column - 1]) + 1, rows[row - 1, column - 1] + cost);
                if (row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1])
                    best = Math.Min(best, rows[row - 2, column - 2] + 1);
                rows[row, column] = best;
            }
        }

        return rows[left.Length, right.Length];
    }
}
