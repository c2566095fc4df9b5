using Pipeline.Core.Artifacts;
using Pipeline.Releases.Bundles;
using Pipeline.Tools.Registry;

namespace Pipeline.Stages.Promotions;

/// <summary>The images and charts of a bundle in a registry.</summary>
internal static class SealedArtifacts
{
    private const int AtOnce = 8;

    /// <summary>The references of those that <paramref name="registry"/> no longer has; of those that are kept elsewhere nothing is known.</summary>
    public static async Task<IReadOnlyList<string>> FindMissingAsync(Bundle bundle, RegistryClient registry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        ArgumentNullException.ThrowIfNull(registry);
        List<(Digest Digest, string Reference)> artifacts =
        [
            .. bundle.Content.Modules.SelectMany(module => new[] { (module.Image, module.ImageAt), (module.Chart, module.ChartAt) })
                .Where(artifact => artifact is { Item1: not null, Item2: not null })
                .Select(artifact => (artifact.Item1!.Value, artifact.Item2!)),
        ];
        var found = new string?[artifacts.Count];
        await Parallel.ForEachAsync(artifacts.Index(), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (one, token) =>
        {
            var (index, (digest, reference)) = one;
            if (PathOf(reference, registry.Address) is { } path && await registry.FindManifestAsync(path, digest.Value, token) is null)
                found[index] = $"{reference} ({digest})";
        });
        return [.. found.OfType<string>()];
    }

    /// <summary>The repository, as the registry at <paramref name="address"/> names it, of <c>oci://host:port/path/name:tag</c> or <c>host:port/path/name:tag</c>; null: it is kept elsewhere.</summary>
    public static string? PathOf(string reference, RegistryAddress address)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(address);
        var plain = reference.StartsWith("oci://", StringComparison.Ordinal) ? reference["oci://".Length..] : reference;
        var host = address.Host + "/";
        if (!plain.StartsWith(host, StringComparison.Ordinal))
            return null;
        var path = plain[host.Length..];
        var colon = path.LastIndexOf(':');
        return colon < 0 ? path : path[..colon];
    }
}
