using System.Buffers;
using System.Text;

namespace Pipeline.Scanning.Catalogs;

/// <summary>The build information of a Go binary.</summary>
/// <param name="Version">The toolchain, such as <c>go1.22.1</c>.</param>
/// <param name="Modules">The module lines, tab-separated; empty when the binary was built without modules.</param>
internal sealed record GoBuildInfo(string Version, string Modules)
{
    private const int HeaderSize = 32;
    private const int FlagsOffset = 15;
    private const byte InlineStrings = 2;
    private const int Alignment = 16;

    // Go surrounds the module lines with as many bytes on both sides.
    private const int SentinelSize = 16;
    private const int MaxText = 2 << 20;
    private const int Window = 1 << 20;
    private static readonly byte[] Magic = [0xFF, .. " Go buildinf:"u8];

    /// <summary>Looks for the information in an executable, reading it once from beginning to end; null when it has none.</summary>
    public static async Task<GoBuildInfo?> FindAsync(Stream binary, CancellationToken cancellationToken)
    {
        var head = new byte[4];
        if (await binary.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken) < head.Length || !IsExecutable(head))
            return null;
        var buffer = ArrayPool<byte>.Shared.Rent(Window + HeaderSize + MaxText);
        try
        {
            head.CopyTo(buffer, 0);
            var count = head.Length;
            while (true)
            {
                count += await binary.ReadAtLeastAsync(buffer.AsMemory(count), buffer.Length - count, throwOnEndOfStream: false, cancellationToken);
                var complete = count < buffer.Length;
                if (Search(buffer.AsSpan(0, count), complete ? count : Window) is { } found)
                    return found;
                if (complete)
                    return null;
                buffer.AsSpan(Window, count - Window).CopyTo(buffer);
                count -= Window;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // ELF, PE, Mach-O.
    private static bool IsExecutable(ReadOnlySpan<byte> head) =>
        head.SequenceEqual("\u007fELF"u8) || head.StartsWith("MZ"u8) || head.SequenceEqual((ReadOnlySpan<byte>)[0xCF, 0xFA, 0xED, 0xFE]);

    private static GoBuildInfo? Search(ReadOnlySpan<byte> bytes, int window)
    {
        for (var from = 0; from < window;)
        {
            var index = bytes[from..].IndexOf(Magic);
            if (index < 0 || from + index >= window)
                return null;

            // The window is a multiple of the alignment, so an offset in it tells as much as one in the file. Programs
            // that know the magic, such as Go's own tools, contain it elsewhere too.
            if ((from + index) % Alignment == 0 && Read(bytes[(from + index)..]) is { } found)
                return found;
            from += index + 1;
        }

        return null;
    }

    private static GoBuildInfo? Read(ReadOnlySpan<byte> blob)
    {
        if (blob.Length < HeaderSize || (blob[FlagsOffset] & InlineStrings) == 0)
            return null;
        var rest = blob[HeaderSize..];
        if (!TryReadText(ref rest, out var version) || !TryReadText(ref rest, out var modules))
            return null;
        return new GoBuildInfo(
            Encoding.UTF8.GetString(version),
            modules.Length > 2 * SentinelSize ? Encoding.UTF8.GetString(modules[SentinelSize..^SentinelSize]) : "");
    }

    private static bool TryReadText(ref ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> text)
    {
        text = default;
        ulong length = 0;
        for (var index = 0; index < Math.Min(bytes.Length, 5); index++)
        {
            length |= (ulong)(bytes[index] & 0x7F) << (7 * index);
            if ((bytes[index] & 0x80) != 0)
                continue;
            bytes = bytes[(index + 1)..];
            if (length > (ulong)bytes.Length)
                return false;
            text = bytes[..(int)length];
            bytes = bytes[(int)length..];
            return true;
        }

        return false;
    }
}
