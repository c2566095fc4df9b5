using System.Formats.Tar;

namespace Pipeline.Tools.Containers;

/// <summary>
/// Unpacks what an engine copies out of a container: a tar archive whose entries begin with the name of what was asked for.
/// The container is not trusted: what would be written elsewhere is refused, and of links only those to files of the archive are followed.
/// </summary>
internal static class ContainerArchive
{
    private const UnixFileMode Permissions = (UnixFileMode)0b111_111_111;

    /// <summary>Writes the file or folder to <paramref name="destination"/>, or into it when it is a folder that is there, as <c>docker cp</c> does.</summary>
    public static async Task UnpackAsync(Stream archive, string destination, CancellationToken cancellationToken)
    {
        var intoFolder = Directory.Exists(destination);
        await using var reader = new TarReader(archive, leaveOpen: true);
        while (await reader.GetNextEntryAsync(copyData: false, cancellationToken) is { } entry)
        {
            var path = PathOf(entry.Name, destination, intoFolder);
            switch (entry.EntryType)
            {
                case TarEntryType.Directory:
                    Directory.CreateDirectory(path);
                    break;
                case TarEntryType.HardLink when PathOf(entry.LinkName, destination, intoFolder) is var target && File.Exists(target):
                    File.Copy(target, path, overwrite: true);
                    break;
                case TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile:
                    await WriteAsync(entry, path, cancellationToken);
                    break;
            }
        }
    }

    private static string PathOf(string name, string destination, bool intoFolder)
    {
        var parts = name.TrimEnd('/').Split('/');
        if (parts.Any(part => part is "" or "." or ".." || part.Contains('\\', StringComparison.Ordinal)))
            throw new InvalidDataException($"the archive has an entry '{name}', which leads elsewhere");
        return Path.Combine([destination, .. intoFolder ? parts : parts.Skip(1)]);
    }

    private static async Task WriteAsync(TarEntry entry, string path, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        await using (var file = File.Create(path))
        {
            if (entry.DataStream is { } content)
                await content.CopyToAsync(file, cancellationToken);
        }

        // Whoever runs this may read and delete it, whatever its owner in the container might do.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, (entry.Mode & Permissions) | UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
