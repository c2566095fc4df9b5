namespace Pipeline.Tools.Files;

/// <summary>Writes files of the artifacts folder, which tells git that nothing in it is a change of the source.</summary>
internal static class ArtifactsFile
{
    private const string IgnoreName = ".gitignore";

    /// <summary>Writes <paramref name="content"/> to <paramref name="name"/> in <paramref name="artifactsDirectory"/>, whole or not at all.</summary>
    /// <returns>The absolute path of the file.</returns>
    /// <exception cref="IOException">The folder cannot be written, or the disk is full.</exception>
    public static async Task<string> WriteAsync(string artifactsDirectory, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var ignore = Path.Combine(artifactsDirectory, IgnoreName);
        if (!File.Exists(ignore))
            await AtomicFile.WriteAsync(ignore, "*\n"u8.ToArray(), cancellationToken);
        var path = Path.Combine(artifactsDirectory, name);
        await AtomicFile.WriteAsync(path, content, cancellationToken);
        return path;
    }
}
