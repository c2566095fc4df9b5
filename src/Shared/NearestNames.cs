using System.Text;

namespace Pipeline.Shared;

/// <summary>Finds what a mistyped name was meant to be. Only letters and digits count, whatever their case.</summary>
internal static class NearestNames
{
    private const int LongestName = 256;
    private const int Offered = 3;

    /// <summary>
    /// The names of which at most a third differs from <paramref name="typed"/>, that contain it or that it starts with; at most three,
    /// the nearest first.
    /// </summary>
    public static IReadOnlyList<string> Find(string typed, IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(typed);
        ArgumentNullException.ThrowIfNull(names);
        var wanted = LettersOf(typed);
        return wanted.Length is 0 or > LongestName
            ? []
            :
            [
                .. names.Select(name => (Name: name, Letters: LettersOf(name)))
                    .Where(one => one.Letters.Length <= LongestName)
                    .Select(one => (one.Name, one.Letters, Distance: Distance(wanted, one.Letters)))
                    .Where(one => one.Distance <= Math.Max(1, Math.Max(wanted.Length, one.Letters.Length) / 3) || IsPart(wanted, one.Letters))
                    .OrderBy(one => one.Distance)
                    .ThenBy(one => one.Name, StringComparer.Ordinal)
                    .Take(Offered)
                    .Select(one => one.Name),
            ];
    }

    /// <summary>A sentence that offers the nearest names, or lists all when none is near.</summary>
    public static string Offer(string typed, IReadOnlyCollection<string> names)
    {
        var near = Find(typed, names);
        return near.Count > 0 ? $"Did you mean {string.Join(" or ", near)}?" : $"There are: {string.Join(", ", names.Order(StringComparer.OrdinalIgnoreCase))}.";
    }

    /// <summary>Ends a sentence about <paramref name="typed"/>: <c>; did you mean 'x'?</c> with the nearest name, or a full stop.</summary>
    public static string EndOfSentence(string typed, IEnumerable<string> names) => Find(typed, names) is [var nearest, ..] ? $"; did you mean '{nearest}'?" : ".";

    /// <summary>The letters and digits of a name, in lower case: what names are compared by.</summary>
    public static string LettersOf(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var character in name)
        {
            if (char.IsLetterOrDigit(character))
                text.Append(char.ToLowerInvariant(character));
        }

        return text.ToString();
    }

    /// <summary>The number of letters to insert, delete, replace or swap with their neighbour (optimal string alignment).</summary>
    internal static int Distance(string left, string right)
    {
        var before = new int[right.Length + 1];
        var previous = new int[right.Length + 1];
        var current = new int[right.Length + 1];
        for (var column = 0; column <= right.Length; column++)
            previous[column] = column;
        for (var row = 1; row <= left.Length; row++)
        {
            current[0] = row;
            for (var column = 1; column <= right.Length; column++)
            {
                var substitution = previous[column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1);
                current[column] = Math.Min(substitution, Math.Min(previous[column], current[column - 1]) + 1);
                if (row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1])
                    current[column] = Math.Min(current[column], before[column - 2] + 1);
            }

            (before, previous, current) = (previous, current, before);
        }

        return previous[right.Length];
    }

    private static bool IsPart(string wanted, string name) =>
        (wanted.Length > 2 && name.Contains(wanted, StringComparison.Ordinal)) || (name.Length > 2 && wanted.StartsWith(name, StringComparison.Ordinal));
}
