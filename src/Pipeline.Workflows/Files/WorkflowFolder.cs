using System.Text;
using Pipeline.Workflows.Generation;

namespace Pipeline.Workflows.Files;

/// <summary>The generated files of a repository on disk. Files that people wrote are never touched: a generated one begins with <see cref="WorkflowGenerator.Mark"/>.</summary>
/// <param name="root">The repository's root, absolute.</param>
public sealed class WorkflowFolder(string root)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Whether the repository has a generated file.</summary>
    internal bool HasGenerated => Generated().Any();

    /// <summary>What differs between <paramref name="files"/> and the disk, by path; empty when nothing does.</summary>
    public IReadOnlyList<StaleFile> FindStale(IReadOnlyList<GeneratedFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var stale = new List<StaleFile>();
        foreach (var file in files)
        {
            var current = Read(file.Path);
            if (current != file.Content)
                stale.Add(new StaleFile(file.Path, current is null ? StaleReason.Missing : StaleReason.Changed, UnifiedDiff.Of(file.Path, current, file.Content)));
        }

        stale.AddRange(Obsolete(files).Select(path => new StaleFile(path, StaleReason.Obsolete, UnifiedDiff.Of(path, Read(path), null))));
        return [.. stale.OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    /// <summary>Brings the disk up to date: writes what differs, each file at once, and deletes what is no longer generated.</summary>
    /// <returns>What was stale.</returns>
    public IReadOnlyList<StaleFile> Update(IReadOnlyList<GeneratedFile> files)
    {
        var stale = FindStale(files);
        foreach (var file in stale)
        {
            var path = Path.Combine(root, file.Path);
            if (file.Reason == StaleReason.Obsolete)
                File.Delete(path);
            else
                Write(path, files.First(candidate => candidate.Path == file.Path).Content);
        }

        return stale;
    }

    private static void Write(string path, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var unfinished = path + ".new";
        File.WriteAllText(unfinished, content, Utf8);
        File.Move(unfinished, path, overwrite: true);
    }

    private IEnumerable<string> Obsolete(IReadOnlyList<GeneratedFile> files) => Generated().Except(files.Select(file => file.Path), StringComparer.Ordinal);

    private IEnumerable<string> Generated()
    {
        var folder = Path.Combine(root, WorkflowGenerator.Folder);
        if (!Directory.Exists(folder))
            return [];
        return Directory.EnumerateFiles(folder, "*.yml")
            .Select(path => $"{WorkflowGenerator.Folder}/{Path.GetFileName(path)}")
            .Where(path => Read(path)!.StartsWith("# " + WorkflowGenerator.Mark, StringComparison.Ordinal));
    }

    // A checkout on Windows may have turned the line ends; that makes no file stale.
    private string? Read(string relative)
    {
        var path = Path.Combine(root, relative);
        return File.Exists(path) ? File.ReadAllText(path).Replace("\r\n", "\n", StringComparison.Ordinal) : null;
    }
}
