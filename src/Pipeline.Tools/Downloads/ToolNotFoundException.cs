using Pipeline.Core.Errors;

namespace Pipeline.Tools.Downloads;

/// <summary>A tool is neither on PATH nor could it be fetched.</summary>
internal sealed class ToolNotFoundException : PipelineException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="tool">The tool.</param>
    /// <param name="onPath">What was found on PATH.</param>
    /// <param name="attempts">Each source with what went wrong there.</param>
    public ToolNotFoundException(ToolDefinition tool, string onPath, IReadOnlyList<string> attempts)
        : base(Describe(tool, onPath, attempts))
    {
    }

    private static string Describe(ToolDefinition tool, string onPath, IReadOnlyList<string> attempts)
    {
        var tried = attempts.Count > 0
            ? $"It could not be fetched from:\n{string.Join('\n', attempts.Select(attempt => $"  {attempt}"))}\n"
            : $"No source offers it for {ToolPlatform.Current}.\n";
        return $"{tool.Name} ({tool.Requirement}) is missing: {onPath}. {tried}Install it and put it on PATH, or allow one of the sources through the proxy (HTTPS_PROXY).";
    }
}
