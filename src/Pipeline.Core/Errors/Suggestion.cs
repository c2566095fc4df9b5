namespace Pipeline.Core.Errors;

/// <summary>Finds what a mistyped name was meant to be.</summary>
internal static class Suggestion
{
    private const int LongestName = 256;

    /// <summary>The name of <paramref name="known"/> that is nearest to <paramref name="name"/>; null when none is near.</summary>
    /// <param name="name">What was typed.</param>
    /// <param name="known">What exists.</param>
    /// <returns>The nearest name: at most a third of the letters differ (case ignored), or one starts with the other.</returns>
    public static string? For(string name, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(known);
        if (name.Length is 0 or > LongestName)
            return null;
        var best = known
            .Where(candidate => candidate.Length <= LongestName)
            .Select(candidate => (Name: candidate, Distance: Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant())))
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        if (best.Name is null)
            return null;
        var isNear = best.Distance <= Math.Max(1, Math.Max(name.Length, best.Name.Length) / 3);
        return isNear ? best.Name : known.FirstOrDefault(candidate => IsBeginning(name, candidate) || IsBeginning(candidate, name));
    }

    /// <summary>Ends a sentence about <paramref name="name"/>: <c>; did you mean 'x'?</c> with the nearest name, or a full stop.</summary>
    public static string EndOfSentence(string name, IEnumerable<string> known) => For(name, known) is { } nearest ? $"; did you mean '{nearest}'?" : ".";

    private static bool IsBeginning(string beginning, string whole) =>
        beginning.Length > 2 && whole.StartsWith(beginning, StringComparison.OrdinalIgnoreCase);

    // Edits counted by Damerau and Levenshtein: two swapped letters are one slip.
    private static int Distance(string left, string right)
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
}
