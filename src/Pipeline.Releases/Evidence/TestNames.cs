using System.IO.Compression;
using System.Text;

namespace Pipeline.Releases.Evidence;

/// <summary>The names of tests as an event holds them: packed, because there are many and most are alike.</summary>
internal static class TestNames
{
    /// <summary>The longest that one piece of evidence holds, packed.</summary>
    public const int MostLetters = 60_000;

    private const int MostBytes = 4 * 1024 * 1024;

    /// <summary>The names packed; null: there are none, or more than fit.</summary>
    public static string? Pack(IReadOnlyCollection<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        var text = Encoding.UTF8.GetBytes(string.Join('\n', names.Select(name => name.ReplaceLineEndings(" "))));
        if (names.Count == 0 || text.Length > MostBytes)
            return null;
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            gzip.Write(text);
        var letters = Convert.ToBase64String(packed.GetBuffer(), 0, (int)packed.Length);
        return letters.Length <= MostLetters ? letters : null;
    }

    /// <summary>The names again; null: it is broken, or more than <see cref="Pack"/> takes.</summary>
    public static IReadOnlyList<string>? Unpack(string packed)
    {
        ArgumentNullException.ThrowIfNull(packed);
        try
        {
            using var gzip = new GZipStream(new MemoryStream(Convert.FromBase64String(packed)), CompressionMode.Decompress);
            var text = new byte[MostBytes + 1];
            var length = gzip.ReadAtLeast(text, text.Length, throwOnEndOfStream: false);
            return length > MostBytes ? null : Encoding.UTF8.GetString(text, 0, length).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        catch (Exception exception) when (exception is FormatException or InvalidDataException)
        {
            return null;
        }
    }
}
