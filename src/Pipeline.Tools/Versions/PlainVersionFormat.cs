namespace Pipeline.Tools.Versions;

/// <summary><c>VERSION</c>: the version is the first line.</summary>
internal sealed class PlainVersionFormat : IVersionFormat
{
    public bool Matches(string fileName) => fileName is "VERSION" or "VERSION.txt";

    public IReadOnlyList<Range> Find(string text)
    {
        var start = text.Length - text.TrimStart().Length;
        var end = text.AsSpan(start).IndexOfAny('\r', '\n');
        return [start..(end < 0 ? text.Length : start + end)];
    }
}
