using Pipeline.Core.Artifacts;
using Pipeline.Core.Errors;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Maturity;
using Pipeline.Tools.Registry;

namespace Pipeline.Stages.Push;

/// <summary>Moves the tag that is named by the maturity of a bundle to its images, by digest (D8).</summary>
/// <param name="registry">The registry that has the images.</param>
/// <param name="measured">The bundle, as its evidence says.</param>
/// <param name="now">The time.</param>
internal sealed class MaturityImages(RegistryClient registry, MeasuredSources measured, DateTimeOffset now)
{
    /// <summary>Moves the tag of each of <paramref name="modules"/> that has an image in the bundle.</summary>
    /// <param name="modules">The modules, by name.</param>
    /// <param name="onKept">Told of each module whose tag a later bundle keeps.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The images by the tag; none of sources that were not measured.</returns>
    /// <exception cref="PipelineException">The registry does not have an image; every one is named, and no tag was moved.</exception>
    public async Task<IReadOnlyList<Artifact>> TagAsync(IEnumerable<string> modules, Action<string, BundleState> onKept, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(modules);
        ArgumentNullException.ThrowIfNull(onKept);
        if (measured.Bundle is not { } bundle)
            return [];
        var tag = measured.Planned.Word;
        List<(string Path, RegistryManifest Manifest, Artifact Artifact)> ready = [];
        List<string> gone = [];
        foreach (var (name, digest) in Images(bundle.Bundle, modules))
        {
            var path = registry.Address.ImagePath(name);
            var holder = await registry.FindDigestAsync(path, tag, cancellationToken);
            if (holder is not null && holder != digest && MaturityTag.Keeper(measured.State, bundle, measured.Level, name, holder.Value, now) is { } keeper)
                onKept(name, keeper);
            else if (await registry.FindManifestAsync(path, digest.Value, cancellationToken) is { } manifest)
                ready.Add((path, manifest, new Artifact(ArtifactKind.Image, $"{registry.Address.ImageRepository(name)}:{tag}", digest)));
            else
                gone.Add($"{name}: {registry.Address.Host} does not have {path}@{digest}");
        }

        if (gone.Count > 0)
            throw new PipelineException($"The images of {bundle} cannot be tagged as {tag}, and none was. Name the registry that has them (--registry), or ask its operator; a cleanup may have taken them:\n{string.Join('\n', gone)}");
        var tagger = new ImageTagger(registry);
        foreach (var image in ready)
            await tagger.TagAsync(image.Path, tag, image.Manifest, cancellationToken);
        return [.. ready.Select(image => image.Artifact)];
    }

    private static IEnumerable<(string Name, Digest Digest)> Images(Bundle bundle, IEnumerable<string> modules) =>
        from name in modules
        join module in bundle.Content.Modules on name equals module.Name
        where module.Image is not null
        select (name, module.Image!.Value);
}
