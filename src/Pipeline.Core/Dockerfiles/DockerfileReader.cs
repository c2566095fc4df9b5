using System.Text;

namespace Pipeline.Core.Dockerfiles;

/// <summary>Splits a Dockerfile into instructions: joins continued lines, drops comments, steps over here-documents.</summary>
internal sealed class DockerfileReader(IReadOnlyList<string> lines, char escape)
{
    private readonly VariableExpansion _words = new(escape);
    private int _next;

    public IReadOnlyList<DockerfileInstruction> Read()
    {
        var instructions = new List<DockerfileInstruction>();
        while (_next < lines.Count)
        {
            var first = _next + 1;
            if (IsBlank(lines[_next]) || IsComment(lines[_next]))
            {
                _next++;
                continue;
            }

            var instruction = Split(Join().Trim(), first);
            instructions.Add(instruction);
            if (instruction.Keyword is "RUN" or "COPY" or "ADD")
                SkipHereDocuments(instruction);
        }

        return instructions;
    }

    private static bool IsBlank(string line) => string.IsNullOrWhiteSpace(line);

    private static bool IsComment(string line) => line.AsSpan().TrimStart().StartsWith("#");

    /// <summary>Joins the line at hand with those that continue it. Comments and empty lines in between do not end it.</summary>
    private string Join()
    {
        var text = new StringBuilder();
        var isContinued = true;
        while (isContinued && _next < lines.Count)
        {
            var line = lines[_next++];
            if (text.Length > 0 && (IsComment(line) || IsBlank(line)))
                continue;
            var content = line.TrimEnd(' ', '\t');
            isContinued = content.EndsWith(escape) && !content.EndsWith($"{escape}{escape}", StringComparison.Ordinal);
            text.Append(isContinued ? content[..^1] : line);
        }

        return text.ToString();
    }

    private static DockerfileInstruction Split(string text, int line)
    {
        var (keyword, rest) = Cut(text);
        if (keyword.Equals("ONBUILD", StringComparison.OrdinalIgnoreCase))
            return Split(rest, line);
        var flags = new List<string>();
        while (rest.StartsWith("--", StringComparison.Ordinal))
        {
            (var flag, rest) = Cut(rest);
            flags.Add(flag);
        }

        return new DockerfileInstruction(keyword.ToUpperInvariant(), flags, rest, line);
    }

    private static (string Word, string After) Cut(string text)
    {
        var end = text.AsSpan().IndexOfAny(' ', '\t');
        return end < 0 ? (text, "") : (text[..end], text[end..].TrimStart());
    }

    private void SkipHereDocuments(DockerfileInstruction instruction)
    {
        foreach (var document in HereDocument.FindAll(_words.Split(instruction.Arguments)))
        {
            var end = _next;
            while (end < lines.Count && !document.EndsAt(lines[end]))
                end++;
            if (end == lines.Count && document.IsApart)
                continue;
            if (end == lines.Count)
                throw new DockerfileException(instruction.Line, $"the here-document '{document.Name}' has no end; a line with '{document.Name}' alone was expected");
            _next = end + 1;
        }
    }
}
