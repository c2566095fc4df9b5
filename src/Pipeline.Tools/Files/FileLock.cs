using Pipeline.Core.Errors;

namespace Pipeline.Tools.Files;

/// <summary>A lock that holds among processes and ends with the process that has it: an open file that nobody else may open.</summary>
internal sealed class FileLock : IDisposable
{
    // EWOULDBLOCK of Linux and of macOS; a sharing and a lock violation of Windows.
    private static readonly int[] HeldCodes = [11, 35, unchecked((int)0x80070020), unchecked((int)0x80070021)];
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);
    private readonly string _path;
    private readonly FileStream _file;
    private bool _isTold;

    private FileLock(string path, FileStream file) => (_path, _file) = (path, file);

    /// <summary>Takes the lock; null when another holds it.</summary>
    /// <param name="path">The lock's file, which stays.</param>
    /// <param name="holder">Who takes it, for those who wait; null: nobody waits long.</param>
    /// <exception cref="PipelineException">Nobody holds it, and it cannot be taken all the same: the disk is full, or the folder may not be written.</exception>
    public static FileLock? TryTake(string path, string? holder = null)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var taken = Open(path, FileMode.OpenOrCreate);
            if (holder is not null)
                taken.Tell(holder);
            return taken;
        }
        catch (IOException exception) when (HeldCodes.Contains(exception.HResult))
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PipelineException($"The lock {path} cannot be taken: {exception.Message} Make room on its disk and see to it that its folder may be written, then run again.", exception);
        }
    }

    /// <summary>Takes a lock whose file is there, and never makes one.</summary>
    /// <returns>Null when another holds it, or its file is gone or may not be opened.</returns>
    public static FileLock? TryTakeExisting(string path)
    {
        try
        {
            return Open(path, FileMode.Open);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Waits for the lock.</summary>
    /// <param name="path">The lock's file, which stays.</param>
    /// <param name="patience">After this time it is given up.</param>
    /// <param name="time">Measures it.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <param name="holder">Who takes it, for those who wait.</param>
    /// <param name="onWait">Told once who holds it, when there is something to wait for.</param>
    /// <exception cref="PipelineException">It is still held by another, or cannot be taken at all.</exception>
    public static async Task<FileLock> TakeAsync(
        string path, TimeSpan patience, TimeProvider time, CancellationToken cancellationToken, string? holder = null, Action<string>? onWait = null)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            if (TryTake(path, holder) is { } taken)
                return taken;
            onWait?.Invoke(HolderOf(path));
            onWait = null;
            if (time.GetElapsedTime(started) >= patience)
                throw new PipelineException($"{HolderOf(path)} still holds the lock {path} after {patience}. Wait for it to end, or end it, then run again.");
            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    /// <summary>Who holds the lock.</summary>
    public static string HolderOf(string path)
    {
        try
        {
            return File.ReadAllText(HolderFile(path)) is { Length: > 0 } holder ? holder : "another process";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "another process";
        }
    }

    /// <summary>Gives the lock back.</summary>
    public void Dispose()
    {
        if (_isTold)
            File.Delete(HolderFile(_path));
        _file.Dispose();
    }

    private static FileLock Open(string path, FileMode mode) => new(path, new FileStream(path, mode, FileAccess.ReadWrite, FileShare.None));

    // Beside the lock: what is held cannot be read.
    private static string HolderFile(string path) => path + ".holder";

    private void Tell(string holder)
    {
        try
        {
            File.WriteAllText(HolderFile(_path), holder);
            _isTold = true;
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }
}
