using Pipeline.Core.Errors;

namespace Pipeline.Tools.Sources;

/// <summary>A folder that is made beside its place and moved there when it is whole.</summary>
internal sealed class CloneFolder : IDisposable
{
    private readonly string _directory;
    private readonly string _marker;

    /// <exception cref="PipelineException">The place holds something that is no earlier clone.</exception>
    public CloneFolder(string directory, string marker)
    {
        _directory = Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory));
        _marker = Path.Combine(".git", marker);
        if (Path.Exists(_directory) && !IsReplaceable())
            throw new PipelineException($"{_directory} is there and is no earlier clone. Empty it, or name another folder.");
        Building = $"{_directory}.{Path.GetRandomFileName()}";
        Directory.CreateDirectory(Building);
    }

    /// <summary>The folder that is worked in until <see cref="Publish"/>.</summary>
    public string Building { get; }

    /// <summary>Moves the folder to its place.</summary>
    public void Publish()
    {
        File.WriteAllText(Path.Combine(Building, _marker), "");
        var former = $"{Building}.old";
        if (Directory.Exists(_directory))
            Directory.Move(_directory, former);
        Directory.Move(Building, _directory);
        Delete(former);
    }

    /// <summary>Removes what was not published.</summary>
    public void Dispose() => Delete(Building);

    private static void Delete(string directory)
    {
        if (!Directory.Exists(directory))
            return;
        // Git writes its objects read-only, which on Windows keeps them from being deleted.
        foreach (var file in new DirectoryInfo(directory).EnumerateFiles("*", SearchOption.AllDirectories).Where(file => file.IsReadOnly && file.LinkTarget is null))
            file.IsReadOnly = false;
        Directory.Delete(directory, recursive: true);
    }

    private bool IsReplaceable() => Directory.Exists(_directory)
        && (File.Exists(Path.Combine(_directory, _marker)) || !Directory.EnumerateFileSystemEntries(_directory).Any());
}
