using Pipeline.Scanning.Sbom;

namespace Pipeline.Scanning.Catalogs;

/// <summary>What catalogs share: bounded reading, and packages of names and versions that can be such.</summary>
internal static class CatalogText
{
    /// <summary>The most that a file has that is read for packages.</summary>
    public const int MaxBytes = 64 << 20;

    private const int MaxName = 512;
    private const int MaxVersion = 256;

    /// <summary>The whole content.</summary>
    /// <exception cref="UnreadFileException">There is more than 64 MiB of it.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAllAsync(Stream content, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[64 << 10];
        int count;
        while ((count = await content.ReadAsync(chunk, cancellationToken)) > 0)
        {
            if (buffer.Length + count > MaxBytes)
                throw TooBig();
            buffer.Write(chunk, 0, count);
        }

        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }

    /// <summary>A package found in <paramref name="path"/>; null when name or version is missing or absurd.</summary>
    public static Package? Package(PackageKind kind, string? name, string? version, string path) =>
        IsPlain(name, MaxName) && IsPlain(version, MaxVersion) ? new Package { Kind = kind, Name = name!, Version = version!, Locations = [path] } : null;

    /// <summary>What is said of a file of more than 64 MiB.</summary>
    public static UnreadFileException TooBig() => new($"has more than {MaxBytes >> 20} MiB, the most that is read");

    private static bool IsPlain(string? text, int limit) => text is { Length: > 0 } && text.Length <= limit && !text.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter));
}
