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
internal sealed class ReleaseImages(RegistryClient registry, string artifactsDirectory)
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
            if (store.Read(name, Stage.Push) is not { Result.Status: StageStatus.Succeeded } stored || stored.InputTree != module.InputTree || stored.Result.Artifacts.Count == 0)
            {
                problems.Add($"{name} {module.Version}: {artifactsDirectory} holds no pushed image of these sources. Run Push, or hand the artifacts folder of the job over that did.");
                continue;
            }

            var digest = stored.Result.Artifacts[0].Digest;
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
}
