namespace Pipeline.Core.Dockerfiles;

/// <summary>What <c>FROM image [AS stage]</c> says.</summary>
internal readonly record struct FromInstruction(string Image, string? Stage)
{
    /// <exception cref="DockerfileException">It is not of that form.</exception>
    public static FromInstruction Read(DockerfileInstruction instruction)
    {
        var words = instruction.Arguments.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            [var image] => new FromInstruction(image, null),
            [var image, var keyword, var stage] when keyword.Equals("AS", StringComparison.OrdinalIgnoreCase) => new FromInstruction(image, stage),
            _ => throw new DockerfileException(instruction.Line, $"'FROM {instruction.Arguments}' was not understood; 'FROM image' or 'FROM image AS stage' was expected"),
        };
    }
}
