using System.Diagnostics.CodeAnalysis;

namespace Pipeline.Tools.GitHub;

/// <summary>A file as GitHub has it in a release. Octokit's own type knows no digest.</summary>
[SuppressMessage("Performance", "CA1812:Avoid uninstantiated internal classes", Justification = "Octokit makes it out of JSON.")]
internal sealed class AssetState
{
    private const string Whole = "uploaded";
    private const string KnownHash = "sha256:";

    public int Id { get; set; }

    public string Name { get; set; } = "";

    public string State { get; set; } = "";

    public long Size { get; set; }

    /// <summary>Null where the server is older than this member.</summary>
    public string? Digest { get; set; }

    /// <summary>False when its upload was cut off: GitHub keeps such a file as "starter".</summary>
    public bool IsWhole => State == Whole;

    public bool Holds(ReleaseFile file) =>
        IsWhole && Size == file.Size && (Digest is null || !Digest.StartsWith(KnownHash, StringComparison.Ordinal) || Digest == file.Digest);
}
