namespace Pipeline.Core.Versions;

/// <summary>A version by Semantic Versioning 2.0.0.</summary>
public sealed record SemVersion(int Major, int Minor, int Patch, string Prerelease = "", string Metadata = "")
{
    /// <inheritdoc/>
    public override string ToString() =>
        $"{Major}.{Minor}.{Patch}{(Prerelease.Length > 0 ? "-" + Prerelease : "")}{(Metadata.Length > 0 ? "+" + Metadata : "")}";
}
