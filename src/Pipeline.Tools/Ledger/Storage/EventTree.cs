using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Tools.Ledger.Storage;

/// <summary>The tree of an event: it holds one file and nothing else.</summary>
internal static class EventTree
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "event.json";

    /// <summary>The largest event, in bytes.</summary>
    public const int MostBytes = 1024 * 1024;

    /// <summary>The line by which <c>git mktree</c> makes it.</summary>
    public static string Line(string blob) => $"100644 blob {blob}\t{FileName}\n";

    /// <summary>The id of the tree that holds the file <paramref name="blob"/> alone: computed, so that no tree needs to be read to know that there is nothing else in it.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "git's ids are what they are.")]
    public static string IdOf(string blob)
    {
        var content = (byte[])[.. Encoding.ASCII.GetBytes($"100644 {FileName}\0"), .. Convert.FromHexString(blob)];
        var whole = (byte[])[.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"tree {content.Length}\0")), .. content];
        return Convert.ToHexStringLower(blob.Length == 2 * SHA256.HashSizeInBytes ? SHA256.HashData(whole) : SHA1.HashData(whole));
    }
}
