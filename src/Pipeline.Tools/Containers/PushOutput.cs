using System.Text.RegularExpressions;
using Pipeline.Core.Artifacts;

namespace Pipeline.Tools.Containers;

/// <summary>Reads what <c>docker push</c> prints: its last line is <c>tag: digest: sha256:… size: 1234</c>.</summary>
internal static partial class PushOutput
{
    public static Digest? FindDigest(string line) =>
        Line.Match(line) is { Success: true } match && Digest.TryParse(match.Groups[1].Value, out var digest) ? digest : null;

    [GeneratedRegex("digest: (sha256:[0-9a-f]{64}) size: [0-9]+")]
    private static partial Regex Line { get; }
}
