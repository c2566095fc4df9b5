namespace Pipeline.Stages;

/// <summary>Lists what a stage wrote.</summary>
internal static class OutputFiles
{
    /// <summary>Every file in <paramref name="directory"/>, relative to it with <c>/</c>, in ordinal order.</summary>
    public static IReadOnlyList<string> In(string directory) =>
    [
        .. Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(directory, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];
}
