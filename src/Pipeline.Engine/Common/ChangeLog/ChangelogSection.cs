namespace Nuke.Common.ChangeLog;

/// <summary>Where a section of a changelog is: from its heading (<c>## [1.2.3] / 2026-01-31</c>) over subheadings, items and their indented lines.</summary>
/// <param name="Caption">The first word of the heading, without brackets.</param>
/// <param name="StartIndex">The line of the heading, from 0.</param>
/// <param name="EndIndex">The last line that says something, from 0; that of the heading when none does.</param>
internal sealed record ChangelogSection(string Caption, int StartIndex, int EndIndex)
{
    public static IReadOnlyList<ChangelogSection> Find(IReadOnlyList<string> lines)
    {
        var sections = new List<ChangelogSection>();
        for (var index = 0; index < lines.Count; index++)
        {
            if (!IsHeading(lines[index]))
                continue;
            var end = index;
            for (var line = index + 1; line < lines.Count && IsNote(lines[line]); line++)
                end = string.IsNullOrWhiteSpace(lines[line]) ? end : line;
            sections.Add(new ChangelogSection(lines[index].TrimStart('#', ' ', '[').Split(' ')[0].TrimEnd(']'), index, end));
        }

        return sections;
    }

    public IReadOnlyList<string> Notes(IReadOnlyList<string> lines) => [.. lines.Skip(StartIndex + 1).Take(EndIndex - StartIndex)];

    private static bool IsHeading(string line) => line.StartsWith("## ", StringComparison.Ordinal);

    private static bool IsNote(string line) =>
        string.IsNullOrWhiteSpace(line) || char.IsWhiteSpace(line[0]) || line.StartsWith("###", StringComparison.Ordinal) || line[0] is '-' or '*' or '+';
}
