namespace Pipeline.Core.Dockerfiles;

/// <summary>An instruction of a Dockerfile.</summary>
/// <param name="Keyword">The keyword in upper case, such as <c>FROM</c>. Of <c>ONBUILD COPY</c> it is <c>COPY</c>.</param>
/// <param name="Flags">The flags as written, such as <c>--from=build</c>.</param>
/// <param name="Arguments">What follows the flags, continued lines joined.</param>
/// <param name="Line">The line that it starts on, from 1.</param>
internal sealed record DockerfileInstruction(string Keyword, IReadOnlyList<string> Flags, string Arguments, int Line)
{
    /// <summary>The values of every flag <c>--<paramref name="name"/>=</c>.</summary>
    public IEnumerable<string> FlagValues(string name)
    {
        var start = $"--{name}=";
        return Flags.Where(flag => flag.StartsWith(start, StringComparison.OrdinalIgnoreCase)).Select(flag => flag[start.Length..]);
    }
}
