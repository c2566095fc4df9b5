namespace Pipeline.Tools.Files;

/// <summary>Writes files that a reader sees whole or not at all.</summary>
internal static class AtomicFile
{
    /// <summary>
    /// Writes <paramref name="content"/> under a temporary name in the same folder and moves it to <paramref name="path"/>,
    /// replacing what is there. The folder is created. When writing fails, the temporary file goes and the old file stays.
    /// </summary>
    /// <exception cref="IOException">The folder cannot be written, or the disk is full.</exception>
    public static async Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var folder = Path.GetDirectoryName(path)!;
        // Making a folder that is there takes its parent's lock, which many writers would wait for.
        if (!Directory.Exists(folder))
            Directory.CreateDirectory(folder);
        var temporary = $"{path}.{Path.GetRandomFileName()}.tmp";
        try
        {
            await File.WriteAllBytesAsync(temporary, content, cancellationToken);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
