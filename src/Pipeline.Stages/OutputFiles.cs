namespace Pipeline.Stages;

/// <summary>Lists what a stage wrote.</summary>
internal static class OutputFiles
{
    // What came out of a container may hold links to anywhere on this machine.
    private static readonly EnumerationOptions WithoutLinks = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <summary>Every file in <paramref name="directory"/>, relative to it with <c>/</c>, in ordinal order. Links are left out.</summary>
    public static IReadOnlyList<string> In(string directory) =>
    [
        .. Directory.EnumerateFiles(directory, "*", WithoutLinks)
            .Select(path => Path.GetRelativePath(directory, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];
}
