using Pipeline.Core.Errors;

namespace Pipeline.Tools.Testing;

/// <summary>A file of test results or coverage is not what it should be.</summary>
internal sealed class MalformedResultException : PipelineException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="path">The file.</param>
    /// <param name="line">The line from 1; 0 when no line can be named.</param>
    /// <param name="problem">What is wrong with it, without a full stop.</param>
    /// <param name="innerException">What reported it.</param>
    public MalformedResultException(string path, int line, string problem, Exception? innerException = null)
        : base($"{path}{(line > 0 ? $"({line})" : "")}: {problem}. Check that the test command ended by itself and wrote the whole file.", innerException)
    {
        Path = path;
        Line = line;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The line from 1; 0 when no line is named.</summary>
    public int Line { get; }
}
