using Pipeline.Core.Errors;
using Pipeline.Tools.Registry;

namespace Pipeline.Stages.Push;

/// <summary>Gives an image in a registry further tags: the registry gets the very manifest that it has, no layer is sent again.</summary>
internal sealed class ImageTagger(RegistryClient registry)
{
    /// <summary>Points <paramref name="tag"/> to <paramref name="manifest"/>.</summary>
    /// <exception cref="PipelineException">The tag points elsewhere right afterwards.</exception>
    public async Task TagAsync(string path, string tag, RegistryManifest manifest, CancellationToken cancellationToken)
    {
        if (await registry.FindDigestAsync(path, tag, cancellationToken) == manifest.Digest)
            return;
        await registry.PutManifestAsync(path, tag, manifest, cancellationToken);
        if (await registry.FindDigestAsync(path, tag, cancellationToken) is var actual && actual != manifest.Digest)
            throw new PipelineException($"{registry.Address.Host}/{path}:{tag} should be {manifest.Digest} but is {actual?.Value ?? "not there"}: something else pushes to the same tag. Stop it, then run Push again.");
    }
}
