namespace Pipeline.Core.Commits;

/// <summary>Finds where the message of a squashed commit begins with one of the changes that it carries: at a bullet, or at a paragraph, as git's interactive rebase leaves them.</summary>
internal static class ListedChange
{
    // Any other word before a colon is part of a sentence, a footer, or data such as Dependabot's "- dependency-name: x".
    private static readonly HashSet<string> Types = ["build", "chore", "ci", "deps", "docs", "feat", "fix", "perf", "refactor", "revert", "style", "test"];

    /// <summary>The header of the change that begins at a line; null when none does.</summary>
    public static ConventionalHeader? Find(IReadOnlyList<string> lines, int index) =>
        FindParagraph(lines, index)
        ?? (IsBullet(lines[index]) && ConventionalHeader.TryParse(lines[index][2..].TrimStart()) is { } header && (header.IsBreaking || Types.Contains(header.Type)) ? header : null);

    /// <summary>The header that a paragraph begins with; null when it begins with anything else. <c>Test: by hand</c> is a footer.</summary>
    public static ConventionalHeader? FindParagraph(IReadOnlyList<string> lines, int index) =>
        BeginsParagraph(lines, index) && ConventionalHeader.TryParse(lines[index]) is { } header && Types.Contains(header.Type) && lines[index].StartsWith(header.Type, StringComparison.Ordinal)
            ? header
            : null;

    /// <summary>Whether a line follows a blank one.</summary>
    public static bool BeginsParagraph(IReadOnlyList<string> lines, int index) => index > 0 && lines[index].Length > 0 && lines[index - 1].Length == 0;

    /// <summary>Whether a line is an entry of a list.</summary>
    public static bool IsBullet(string line) => line.StartsWith("* ", StringComparison.Ordinal) || line.StartsWith("- ", StringComparison.Ordinal);
}
