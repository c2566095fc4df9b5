namespace Pipeline.WorkflowRunner.Jobs;

/// <summary>The files GITHUB_OUTPUT and GITHUB_ENV: <c>name=value</c>, or <c>name&lt;&lt;END</c>, lines, <c>END</c>.</summary>
internal static class CommandFile
{
    public static IEnumerable<(string Name, string Value)> Read(string path)
    {
        var lines = File.ReadAllLines(path);
        for (var index = 0; index < lines.Length; index++)
        {
            var line = lines[index];
            if (line.Length == 0)
                continue;
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            var block = line.IndexOf("<<", StringComparison.Ordinal);
            if (block > 0 && (equals < 0 || block < equals))
            {
                var end = Array.IndexOf(lines, line[(block + 2)..], index + 1);
                if (end < 0)
                    throw new InvalidDataException($"{line}: the end of the value is missing.");
                yield return (line[..block], string.Join('\n', lines[(index + 1)..end]));
                index = end;
            }
            else if (equals > 0)
            {
                yield return (line[..equals], line[(equals + 1)..]);
            }
            else
            {
                throw new InvalidDataException($"'{line}' is neither name=value nor name<<END.");
            }
        }
    }
}
