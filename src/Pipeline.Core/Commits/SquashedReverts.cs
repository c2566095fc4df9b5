namespace Pipeline.Core.Commits;

/// <summary>Takes out of a squashed commit what it lists and reverts itself: nothing of it is left in the files.</summary>
internal static class SquashedReverts
{
    /// <summary>The messages of git's own squash, the newest first, without those that a later one reverts, and without these reverts.</summary>
    public static IReadOnlyList<CommitMessage> Remove(IReadOnlyList<CommitMessage> messages)
    {
        var gone = Find([.. messages.Select(message => message.Subject)]).SelectMany(pair => new[] { pair.Revert, pair.Target }).ToHashSet();
        return [.. messages.Where((_, index) => !gone.Contains(index))];
    }

    /// <summary>The lines, the oldest change first, without the bullets and paragraphs that a later one reverts, with all that belongs to them, and without those that revert.</summary>
    public static IReadOnlyList<string> Remove(IReadOnlyList<string> lines)
    {
        string?[] subjects = [.. lines.Select((_, index) => Subject(lines, index))];
        List<int> entries = [.. subjects.Index().Where(line => line.Item is not null).Select(line => line.Index).Reverse()];
        var hidden = new bool[lines.Count];
        foreach (var (revert, target) in Find(entries.ConvertAll(index => subjects[index]!)))
        {
            hidden[entries[revert]] = true;
            var end = entries[target] + 1;
            while (end < lines.Count && subjects[end] is null && !lines[end].StartsWith("---", StringComparison.Ordinal))
                end++;
            hidden.AsSpan(entries[target]..end).Fill(true);
        }

        return [.. lines.Where((_, index) => !hidden[index])];
    }

    private static string? Subject(IReadOnlyList<string> lines, int index) =>
        ListedChange.IsBullet(lines[index]) ? lines[index][2..].Trim()
        : ListedChange.FindParagraph(lines, index) is not null || (ListedChange.BeginsParagraph(lines, index) && CommitRevert.Named(lines[index]) is not null) ? lines[index]
        : null;

    private static List<(int Revert, int Target)> Find(List<string> newestFirst)
    {
        var found = new List<(int Revert, int Target)>();
        var reverted = new HashSet<int>();
        var open = newestFirst.Index().GroupBy(entry => entry.Item, entry => entry.Index).ToDictionary(group => group.Key, group => new Queue<int>(group));
        for (var index = 0; index < newestFirst.Count; index++)
        {
            if (reverted.Contains(index) || CommitRevert.Named(newestFirst[index]) is not { } subject || !open.TryGetValue(subject, out var older))
                continue;
            while (older.TryPeek(out var next) && (next <= index || reverted.Contains(next)))
                older.Dequeue();
            if (!older.TryDequeue(out var target))
                continue;
            reverted.Add(target);
            found.Add((index, target));
        }

        return found;
    }
}
