using System.Text;
using Pipeline.Tools.Files;

namespace Pipeline.LocalRuntime;

/// <summary>A note that somebody keeps with a namespace; it goes with it.</summary>
/// <param name="stateDirectory">The folder of the local runtime's state.</param>
/// <param name="kind">What kind of note.</param>
internal sealed class NamespaceNotes(string stateDirectory, string kind)
{
    /// <summary>The namespaces that have a note.</summary>
    public IReadOnlyList<string> List() => Directory.Exists(stateDirectory)
        ? [.. Directory.EnumerateDirectories(stateDirectory).Where(folder => File.Exists(Path.Combine(folder, FileName))).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>The note of a namespace; null when it has none.</summary>
    public async Task<string?> ReadAsync(string namespaceName, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllTextAsync(PathOf(namespaceName), cancellationToken);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Writes the note of a namespace, and makes the namespace when it is not there.</summary>
    public Task WriteAsync(string namespaceName, string note, CancellationToken cancellationToken)
    {
        Space(namespaceName).EnsureFolder();
        return AtomicFile.WriteAsync(PathOf(namespaceName), Encoding.UTF8.GetBytes(note), cancellationToken);
    }

    /// <summary>What is deployed in a namespace, or was left there.</summary>
    public IReadOnlyList<string> ReleasesIn(string namespaceName) =>
        Path.Combine(Space(namespaceName).Folder, "releases") is var folder && Directory.Exists(folder) ? [.. Directory.EnumerateDirectories(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)] : [];

    /// <summary>Whether a process works on what the note is about.</summary>
    public bool IsHeld(string namespaceName)
    {
        var path = LockOf(namespaceName);
        if (!File.Exists(path))
            return false;
        using var taken = FileLock.TryTakeExisting(path);
        return taken is null;
    }

    /// <summary>Waits until no other process works on it.</summary>
    /// <exception cref="Core.Errors.PipelineException">Another one still does when <paramref name="patience"/> is over.</exception>
    public Task<FileLock> HoldAsync(string namespaceName, TimeSpan patience, TimeProvider time, TextWriter log, CancellationToken cancellationToken) => FileLock.TakeAsync(
        LockOf(namespaceName), patience, time, cancellationToken, $"process {Environment.ProcessId}", other => log.WriteLine($"Waiting for {other}, which works on namespace '{namespaceName}'"));

    private string FileName => $"{kind}.json";

    private string PathOf(string namespaceName) => Path.Combine(Space(namespaceName).Folder, FileName);

    private string LockOf(string namespaceName) => Space(namespaceName).LockOf(kind);

    private LocalNamespace Space(string namespaceName) => new(namespaceName, stateDirectory);
}
