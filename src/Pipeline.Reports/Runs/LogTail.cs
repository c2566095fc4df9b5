using System.Text;
using System.Text.RegularExpressions;
using Pipeline.Core.Text;

namespace Pipeline.Reports.Runs;

/// <summary>Reads the end of a stage's log.</summary>
/// <param name="artifactsDirectory">The artifacts folder, absolute.</param>
internal sealed partial class LogTail(string artifactsDirectory)
{
    private const int MaxBytes = 16 << 10;
    private const int MaxLines = 40;

    /// <summary>The last 40 lines (at most 16 KiB), without colours; null when the file is not there or outside the folder.</summary>
    public string? Read(string relative)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(artifactsDirectory)) + Path.DirectorySeparatorChar;
        var path = Path.GetFullPath(Path.Combine(root, relative));
        if (!path.StartsWith(root, StringComparison.Ordinal) || !File.Exists(path))
            return null;

        // The run may still be writing to it.
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var cut = stream.Length > MaxBytes;
        if (cut)
            stream.Seek(-MaxBytes, SeekOrigin.End);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var lines = reader.ReadToEnd().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Skip(cut ? 1 : 0).TakeLast(MaxLines);
        return ControlCharacter.Replace(TerminalEscapes.Remove(string.Join('\n', lines)), "");
    }

    [GeneratedRegex(@"[\x00-\x08\x0B-\x1F\x7F]")]
    private static partial Regex ControlCharacter { get; }
}
