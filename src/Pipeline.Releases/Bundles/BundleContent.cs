using System.Text.Json;
using Pipeline.Core.Artifacts;
using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Bundles;

/// <summary>What a bundle's id is the hash of. Where the artifacts are kept is no part of it: a digest is the same everywhere.</summary>
internal sealed record BundleContent
{
    /// <summary>The application.</summary>
    public required string Application { get; init; }

    /// <summary>The commit that was built.</summary>
    public required string Commit { get; init; }

    /// <summary>The git tree of that commit: the same tree is the same sources, whatever the commit.</summary>
    public required string Tree { get; init; }

    /// <summary>The modules, by name.</summary>
    public required IReadOnlyList<BundleModule> Modules { get; init; }

    /// <summary>The SHA-256 of the canonical JSON: members in the order of this type, modules by name, nothing between.</summary>
    public Digest Id()
    {
        var canonical = this with { Modules = [.. Modules.OrderBy(module => module.Name, StringComparer.Ordinal).Select(module => module with { ImageAt = null, ChartAt = null })] };
        return Digest.Of(JsonSerializer.SerializeToUtf8Bytes(canonical, LedgerJsonContext.Default.BundleContent));
    }
}
