namespace Pipeline.Scanning.Archives;

/// <summary>Tells what a blob is from its first 512 bytes.</summary>
internal static class BlobHead
{
    private const int TarMagicOffset = 257;

    public static bool IsGzip(ReadOnlySpan<byte> head) => head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]);

    /// <summary>A frame of zstd, or one to skip, with which parallel packers begin (RFC 8878, section 3.1).</summary>
    public static bool IsZstd(ReadOnlySpan<byte> head) =>
        head.StartsWith((ReadOnlySpan<byte>)[0x28, 0xB5, 0x2F, 0xFD]) || ((head[0] & 0xF0) == 0x50 && head[1..].StartsWith((ReadOnlySpan<byte>)[0x2A, 0x4D, 0x18]));

    /// <summary>A tar header, or the empty block with which a tar without files begins.</summary>
    public static bool IsTar(ReadOnlySpan<byte> head) => head[TarMagicOffset..].StartsWith("ustar"u8) || !head.ContainsAnyExcept((byte)0);
}
