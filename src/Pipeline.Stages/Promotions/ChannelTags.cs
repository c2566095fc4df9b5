using Pipeline.Core.Artifacts;
using Pipeline.Core.Errors;
using Pipeline.Releases.Bundles;
using Pipeline.Stages.Push;
using Pipeline.Tools.Registry;

namespace Pipeline.Stages.Promotions;

/// <summary>Makes the tags of a channel stand on a bundle (O5): of every image <c>stable</c>, of every chart <c>stable</c> and <c>0.0.0-stable</c>. The registry gets manifests that it has; nothing is pushed.</summary>
/// <param name="registry">The registry.</param>
internal sealed class ChannelTags(RegistryClient registry)
{
    // Helm pulls what is a version and nothing else; this one is below every release, so no range of versions takes it.
    private const string ChartPrefix = "0.0.0-";

    /// <summary>The artifacts of <paramref name="bundle"/> that the registry does not have, so that no channel can point there.</summary>
    public async Task<IReadOnlyList<string>> FindMissingAsync(Bundle bundle, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        var elsewhere = bundle.Content.Modules.SelectMany(module => new[] { module.ImageAt, module.ChartAt }).OfType<string>().Where(reference => SealedArtifacts.PathOf(reference, registry.Address) is null).Select(reference => $"{reference}, which is not at {registry.Address.Host}: --registry");
        return [.. elsewhere, .. await SealedArtifacts.FindMissingAsync(bundle, registry, cancellationToken)];
    }

    /// <summary>Points <paramref name="channel"/> to <paramref name="bundle"/>. Doing it again changes nothing.</summary>
    /// <exception cref="PipelineException">The registry does not have all of it; no tag was moved.</exception>
    public async Task PointAsync(string channel, Bundle bundle, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        if (await FindMissingAsync(bundle, cancellationToken) is { Count: > 0 } missing)
            throw new PipelineException($"{channel} cannot point to {bundle.ShortId}, of which these artifacts are gone:\n{string.Join('\n', missing.Select(one => $"  {one}"))}\nNo tag was moved. Seal a new bundle: ./build.sh Pipeline Bundle.");
        var tagger = new ImageTagger(registry);
        foreach (var module in bundle.Content.Modules)
        {
            await TagAsync(tagger, module.Image, module.ImageAt, [channel], cancellationToken);
            await TagAsync(tagger, module.Chart, module.ChartAt, [channel, ChartPrefix + channel], cancellationToken);
        }
    }

    private async Task TagAsync(ImageTagger tagger, Digest? artifact, string? reference, IReadOnlyList<string> tags, CancellationToken cancellationToken)
    {
        if (artifact is not { } digest || reference is null)
            return;
        var path = SealedArtifacts.PathOf(reference, registry.Address)!;
        var manifest = (await registry.FindManifestAsync(path, digest.Value, cancellationToken))!;
        foreach (var tag in tags)
            await tagger.TagAsync(path, tag, manifest, cancellationToken);
    }
}
