namespace Pipeline.Tools.Files;

/// <summary>
/// A folder of this user for as long as it is needed. The lock beside its files is held until then, so that <see cref="LeftoverSweep"/> can tell
/// whether a folder that is still there was left by a process that was killed.
/// </summary>
internal sealed class TemporaryFolder : IDisposable
{
    /// <summary>How every such folder's name begins.</summary>
    public const string Prefix = "pipeline-build-";

    private const string LockName = "lock";
    private readonly FileLock _lock;

    private TemporaryFolder(string root, FileLock held) => (Root, _lock) = (root, held);

    /// <summary>The whole folder; no other process ever has one of this name, dead or alive, while it is there.</summary>
    public string Root { get; }

    /// <summary>Where files may be put.</summary>
    public string Path => System.IO.Path.Combine(Root, "files");

    /// <summary>Makes a folder that only this user may look into.</summary>
    /// <param name="purpose">A word for whoever finds it.</param>
    public static TemporaryFolder Create(string purpose)
    {
        while (true)
        {
            // Mode 0700 where there are modes; on Windows the folder is the user's own.
            var root = Directory.CreateTempSubdirectory($"{Prefix}{purpose}-").FullName;
            // A sweep may come between the file and the lock on it; it removes the folder then.
            if (FileLock.TryTake(LockOf(root)) is not { } held)
                continue;
            var folder = new TemporaryFolder(root, held);
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(folder.Path);
            else
                Directory.CreateDirectory(folder.Path, File.GetUnixFileMode(root));
            return folder;
        }
    }

    /// <summary>Takes over the folder of a process that is gone; null when it lives, is just beginning, or gave the folder back meanwhile.</summary>
    public static TemporaryFolder? TakeOver(string root)
    {
        // Whoever only looks makes no file: its owner may be deleting the folder.
        if (FileLock.TryTakeExisting(LockOf(root)) is not { } held)
            return null;
        // Opened before the owner deleted it, and locked after.
        if (File.Exists(LockOf(root)))
            return new TemporaryFolder(root, held);
        held.Dispose();
        return null;
    }

    /// <summary>Deletes the folder, its lock last. What cannot be deleted now, because a program still works in it, is left to the next <see cref="LeftoverSweep"/>.</summary>
    public void Dispose()
    {
        try
        {
            if (Directory.Exists(Path))
                Directory.Delete(Path, recursive: true);
            // On Windows no file can be deleted that is open.
            if (OperatingSystem.IsWindows())
                _lock.Dispose();
            if (Directory.Exists(Root))
                Directory.Delete(Root, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The work that it was for is done: it does not fail for this.
        }

        _lock.Dispose();
    }

    private static string LockOf(string root) => System.IO.Path.Combine(root, LockName);
}
