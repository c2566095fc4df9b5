using System.Runtime.CompilerServices;
using System.Text;

namespace Pipeline.Scanning.Catalogs;

/// <summary>Reads a package database of paragraphs line by line, whatever its length, and refuses what is damaged.</summary>
internal static class DatabaseLines
{
    private const int MaxLine = 1 << 20;

    /// <summary>The paragraphs, each the lines between two blank ones.</summary>
    /// <param name="content">The database.</param>
    /// <param name="isLine">Whether a line can be one of such a database.</param>
    /// <param name="read">Makes one of a paragraph's lines.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="UnreadFileException">It is empty, cut off, too big, or has a line that it cannot have.</exception>
    public static async Task<IReadOnlyList<T>> ReadAsync<T>(Stream content, Func<string, bool> isLine, Func<IReadOnlyList<string>, T> read, CancellationToken cancellationToken)
    {
        List<T> paragraphs = [];
        List<string> lines = [];
        long characters = 0;
        await foreach (var line in SplitAsync(content, cancellationToken))
        {
            if ((characters += line.Length + 1) > CatalogText.MaxBytes)
                throw CatalogText.TooBig();
            if (string.IsNullOrWhiteSpace(line))
                Flush();
            else if (isLine(line) && !line.Any(letter => letter < ' ' && letter != '\t'))
                lines.Add(line);
            else
                throw new UnreadFileException($"is damaged: '{Shorten(line)}' is no line of such a database");
        }

        Flush();
        return paragraphs.Count > 0 ? paragraphs : throw new UnreadFileException("is empty");

        void Flush()
        {
            if (lines.Count > 0)
                paragraphs.Add(read(lines));
            lines.Clear();
        }
    }

    /// <summary>Keeps one field of a package.</summary>
    /// <exception cref="UnreadFileException">It was there already: the line between two packages is lost.</exception>
    public static void Keep(Dictionary<string, string> fields, string name, string value)
    {
        if (!fields.TryAdd(name, value))
            throw new UnreadFileException($"is damaged: a package has the field '{name}' twice");
    }

    private static async IAsyncEnumerable<string> SplitAsync(Stream content, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(content, Encoding.UTF8, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        var line = new StringBuilder();
        var buffer = new char[16 << 10];
        int count;
        while ((count = await reader.ReadAsync(buffer, cancellationToken)) > 0)
        {
            for (var rest = buffer.AsMemory(0, count); rest.Length > 0;)
            {
                var end = rest.Span.IndexOf('\n');
                line.Append(end < 0 ? rest : rest[..end]);
                if (line.Length > MaxLine)
                    throw new UnreadFileException($"is damaged: it has a line of more than {MaxLine} characters");
                if (end < 0)
                    break;
                yield return line.ToString().TrimEnd('\r');
                line.Clear();
                rest = rest[(end + 1)..];
            }
        }

        if (line.Length > 0)
            throw new UnreadFileException("is cut off: its last line has no end");
    }

    private static string Shorten(string line)
    {
        var text = string.Concat(line.Take(40).Select(letter => char.IsControl(letter) || letter is '\uFFFD' ? '?' : letter));
        return line.Length > 40 ? text + "…" : text;
    }
}
