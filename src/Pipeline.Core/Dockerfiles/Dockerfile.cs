namespace Pipeline.Core.Dockerfiles;

/// <summary>A Dockerfile, read as far as its parents and build stages need it (Dockerfile reference 1.x).</summary>
internal sealed partial class Dockerfile
{
    private const char DefaultEscape = '\\';

    private Dockerfile(DockerfileDirectives directives, IReadOnlyList<DockerfileInstruction> instructions)
    {
        Directives = directives;
        Instructions = instructions;
    }

    /// <summary>The instructions in order, here-documents left out.</summary>
    public IReadOnlyList<DockerfileInstruction> Instructions { get; }

    /// <summary>The names of the build stages, in order; a stage without a name has its number.</summary>
    public IReadOnlyList<string> Stages => [.. Instructions.Where(instruction => instruction.Keyword == "FROM").Select((from, number) => FromInstruction.Read(from).Stage ?? $"{number}")];

    internal DockerfileDirectives Directives { get; }

    /// <summary>Reads a Dockerfile.</summary>
    /// <exception cref="DockerfileException">It is none; the message names the line.</exception>
    public static Dockerfile Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        var directives = DockerfileDirectives.Read(lines);
        return new Dockerfile(directives, new DockerfileReader(lines, directives.Escape ?? DefaultEscape).Read());
    }
}
