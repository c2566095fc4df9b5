namespace Pipeline.Tools.Files;

/// <summary>Finds the files that people wrote, by their names.</summary>
internal static class SourceFiles
{
    private const string PythonEnvironment = "pyvenv.cfg";

    /// <summary>
    /// The files below a folder, absolute, in no order. <c>bin</c>, <c>obj</c>, <c>node_modules</c>, hidden folders, Python's virtual
    /// environments and links are left out.
    /// </summary>
    /// <param name="directory">The folder.</param>
    /// <param name="patterns">Names with <c>*</c>, such as <c>*.csproj</c>.</param>
    /// <param name="excluded">Absolute folders below it that belong to others.</param>
    public static IEnumerable<string> Below(string directory, IReadOnlyCollection<string> patterns, IReadOnlyCollection<string> excluded)
    {
        var left = new Stack<string>([Path.GetFullPath(directory)]);
        while (left.TryPop(out var folder))
        {
            foreach (var file in patterns.SelectMany(pattern => Directory.EnumerateFiles(folder, pattern)))
                yield return file;
            foreach (var child in new DirectoryInfo(folder).EnumerateDirectories().Where(IsSource))
            {
                if (!excluded.Contains(child.FullName))
                    left.Push(child.FullName);
            }
        }
    }

    private static bool IsSource(DirectoryInfo folder) =>
        folder.LinkTarget is null
        && !folder.Name.StartsWith('.')
        && folder.Name is not ("bin" or "obj" or "node_modules")
        && !File.Exists(Path.Combine(folder.FullName, PythonEnvironment));
}
