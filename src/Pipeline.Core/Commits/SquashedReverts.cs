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

    /// <summary>The lines of a list, the oldest first, without the bullets that a later one reverts, with all that belongs to them, and without the bullets that revert.</summary>
    public static IReadOnlyList<string> Remove(IReadOnlyList<string> lines)
    {
        List<int> bullets = [.. lines.Index().Where(line => CommitFooters.IsBullet(line.Item)).Select(line => line.Index).Reverse()];
        var hidden = new bool[lines.Count];
        foreach (var (revert, target) in Find(bullets.ConvertAll(index => lines[index][2..].Trim())))
        {
            hidden[bullets[revert]] = true;
            var end = bullets[target] + 1;
            while (end < lines.Count && !CommitFooters.IsBullet(lines[end]) && !lines[end].StartsWith("---", StringComparison.Ordinal))
                end++;
            hidden.AsSpan(bullets[target]..end).Fill(true);
        }

        return [.. lines.Where((_, index) => !hidden[index])];
    }

    private static List<(int Revert, int Target)> Find(List<string> newestFirst)
    {
        var found = new List<(int Revert, int Target)>();
        var reverted = new HashSet<int>();
        for (var index = 0; index < newestFirst.Count; index++)
        {
            if (reverted.Contains(index) || CommitRevert.Named(newestFirst[index]) is not { } subject)
                continue;
            var target = newestFirst.FindIndex(index + 1, text => text == subject);
            while (target >= 0 && !reverted.Add(target))
                target = newestFirst.FindIndex(target + 1, text => text == subject);
            if (target >= 0)
                found.Add((index, target));
        }

        return found;
    }
}
