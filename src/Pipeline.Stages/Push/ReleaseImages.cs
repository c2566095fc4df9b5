using Pipeline.Core.Artifacts;
using Pipeline.Core.Errors;
using Pipeline.Core.Stages;
using Pipeline.Stages.BuildImage;
using Pipeline.Stages.Runner;
using Pipeline.Tools.Registry;

namespace Pipeline.Stages.Push;

/// <summary>
/// Tags images that were pushed before their version's git tag was made (A1): what was tested and deployed gets the version,
/// by digest, and nothing is built or pushed again.
/// </summary>
/// <param name="registry">The registry that has the images.</param>
/// <param name="artifactsDirectory">The absolute folder of the run that pushed them.</param>
/// <param name="sealedImages">The images of a bundle that was built from the commit's tree, by module; these count before what a run pushed. Null: there is no such bundle.</param>
internal sealed class ReleaseImages(RegistryClient registry, string artifactsDirectory, IReadOnlyDictionary<string, Digest>? sealedImages = null)
{
    /// <summary>Tags the image of each of <paramref name="modules"/> whose release tag stands on the commit.</summary>
    /// <param name="modules">The modules; those that are no release, or have no image, are left out.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The images by their version.</returns>
    /// <exception cref="PipelineException">
    /// The image of a release was not pushed, or its version exists with another image; every offender is named, and nothing was tagged.
    /// </exception>
    public async Task<IReadOnlyList<Artifact>> TagAsync(IEnumerable<RunModule> modules, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(modules);
        var store = new ResultStore(artifactsDirectory);
        List<(string Path, string Tag, RegistryManifest Manifest, Artifact Artifact)> ready = [];
        List<string> problems = [];
        foreach (var module in modules.Where(module => module is { IsRelease: true, Module.Image: not null }))
        {
            var (name, tag) = (module.Module.Name, ImageTags.Of(module.Version));
            var path = registry.Address.ImagePath(name);
            if ((sealedImages?.TryGetValue(name, out var image) is true ? image : PushedBy(store, module)) is not { } digest)
            {
                problems.Add($"{name} {module.Version}: {artifactsDirectory} holds no pushed image of these sources. Run Push, or hand the artifacts folder of the job over that did.");
                continue;
            }

            var released = await registry.FindDigestAsync(path, tag, cancellationToken);
            if (released is not null && released != digest)
                problems.Add($"{name} {module.Version}: {registry.Address.Host}/{path}:{tag} exists with another image ({released}, expected {digest}); a released version never changes. Release the change under a new version.");
            else if (await registry.FindManifestAsync(path, digest.Value, cancellationToken) is { } manifest)
                ready.Add((path, tag, manifest, new Artifact(ArtifactKind.Image, $"{registry.Address.ImageRepository(name)}:{tag}", digest)));
            else
                problems.Add($"{name} {module.Version}: {registry.Address.Host} no longer has {path}@{digest}. Ask its operator; a cleanup may have taken it.");
        }

        if (problems.Count > 0)
            throw new PipelineException($"These images cannot be tagged, and none was:\n{string.Join('\n', problems)}");
        var tagger = new ImageTagger(registry);
        foreach (var image in ready)
            await tagger.TagAsync(image.Path, image.Tag, image.Manifest, cancellationToken);
        return [.. ready.Select(image => image.Artifact)];
    }

    private static Digest? PushedBy(ResultStore store, RunModule module) =>
        store.Read(module.Module.Name, Stage.Push) is { Result: { Status: StageStatus.Succeeded, Artifacts: [var image, ..] } } stored && stored.InputTree == module.InputTree ? image.Digest : null;
}
