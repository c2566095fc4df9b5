using System.Globalization;
using Pipeline.Core.Errors;

namespace Pipeline.Core.Dockerfiles;

/// <summary>A text is no Dockerfile.</summary>
internal sealed class DockerfileException : PipelineException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="line">The line, from 1.</param>
    /// <param name="problem">What is wrong there and what was expected.</param>
    public DockerfileException(int line, string problem)
        : base(string.Create(CultureInfo.InvariantCulture, $"line {line}: {problem}")) => Line = line;

    /// <summary>The line, from 1.</summary>
    public int Line { get; }
}
