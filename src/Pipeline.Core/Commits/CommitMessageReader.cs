namespace Pipeline.Core.Commits;

internal static class CommitMessageReader
{
    private const string GitSquash = "Squashed commit of the following:";

    public static CommitMessage Read(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()).SkipWhile(line => line.Length == 0).ToList();
        if (lines.Count == 0)
            return new CommitMessage { Subject = "(no message)", Changes = [new CommitChange { Description = "(no message)" }] };
        var subject = lines[0].Trim();
        var rest = SquashedReverts.Remove(QuotedText.Remove(lines[1..]));
        var footers = CommitFooters.Parse(rest);
        var first = Change(subject, footers);
        var squashed = SquashedReverts.Remove([.. SquashedMessages(lines)]);
        // Git's own squash subject says nothing; what it lists does.
        CommitChange[] changes = subject == GitSquash && squashed.Count > 0
            ? [.. squashed.SelectMany(message => message.Changes)]
            : [first, .. squashed.SelectMany(message => message.Changes), .. ListedChanges(rest)];
        return new CommitMessage
        {
            Subject = subject,
            Footers = [.. footers, .. squashed.SelectMany(message => message.Footers)],
            Changes = changes,
            Revert = CommitRevert.Find(subject, string.Join('\n', rest.Prepend(subject)), first, footers) is { } revert ? revert with { IsAll = changes is [var only] && only == first && first.Type is "" or "revert" } : null,
        };
    }

    private static CommitChange Change(string subject, IReadOnlyList<CommitFooter> footers)
    {
        // People also begin the message with it.
        var breaking = CommitFooters.Parse([subject]).Concat(footers).Where(footer => footer.IsBreakingChange).ToList();
        var described = string.Join("\n\n", breaking.Select(footer => footer.Value).Where(text => text.Length > 0).Distinct());
        var change = ConventionalHeader.TryParse(subject) is { } header && header.Type != "breaking-change" ? FromHeader(header) : new CommitChange { Description = subject };
        return change with { IsBreaking = change.IsBreaking || breaking.Count > 0, BreakingDescription = described.Length > 0 ? described : null };
    }

    private static CommitChange FromHeader(ConventionalHeader header) => new()
    {
        Type = header.Type,
        Scope = header.Scope,
        Description = header.Description,
        IsBreaking = header.IsBreaking,
    };

    // GitHub lists the squashed subjects as "* feat: x", GitLab and people as "- feat: x", and git's interactive rebase leaves them as they were.
    private static IEnumerable<CommitChange> ListedChanges(IReadOnlyList<string> lines) =>
        Enumerable.Range(0, lines.Count).Select(index => ListedChange.Find(lines, index)).OfType<ConventionalHeader>().Select(FromHeader);

    // git merge --squash writes "commit <id>", headers, and each message indented by four.
    private static IEnumerable<CommitMessage> SquashedMessages(List<string> lines)
    {
        var start = lines.IndexOf(GitSquash);
        if (start < 0)
            yield break;
        var message = new List<string>();
        foreach (var line in lines.Skip(start + 1).Append("commit "))
        {
            if (line.StartsWith("commit ", StringComparison.Ordinal))
            {
                if (message.Any(part => part.Length > 0))
                    yield return Read(string.Join('\n', message));
                message.Clear();
            }
            else if (line.StartsWith("    ", StringComparison.Ordinal) || line.Length == 0)
            {
                message.Add(line.Length == 0 ? line : line[4..]);
            }
        }
    }
}
