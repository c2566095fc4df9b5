using System.Text.Json;
using Pipeline.Core.Artifacts;
using Pipeline.Core.Errors;
using Pipeline.Core.Modules;
using Pipeline.Core.Stages;
using Pipeline.Stages.BuildImage;
using Pipeline.Tools.Containers;
using Pipeline.Tools.Registry;

namespace Pipeline.Stages.Push;

/// <summary>
/// Pushes a module's image (D4) and records the digest that the registry keeps it under. The tag of a release is written once:
/// a registry that has it with another image stops the stage before anything is pushed.
/// </summary>
/// <remarks>Outputs: <c>repository</c> (<c>host/prefix/module</c>) and <c>digest</c>. Artifact: the image by its release tag, else by its commit.</remarks>
public sealed class PushStage : IStage
{
    private readonly IContainerEngine _engine;
    private readonly RegistryClient _registry;
    private readonly PushOptions _options;

    /// <summary>Creates the stage.</summary>
    /// <param name="engine">Has the image and pushes it.</param>
    /// <param name="registry">The registry that is pushed to, asked for what it has.</param>
    /// <param name="options">Who may push what.</param>
    public PushStage(IContainerEngine engine, RegistryClient registry, PushOptions options)
    {
        _engine = engine;
        _registry = registry;
        _options = options;
    }

    /// <inheritdoc/>
    public Stage Kind => Stage.Push;

    /// <inheritdoc/>
    public Resource Resource => Resource.Network;

    /// <inheritdoc/>
    public ValueTask<string?> DescribeSettingsAsync(Module module, CancellationToken cancellationToken) =>
        ValueTask.FromResult<string?>(JsonSerializer.Serialize(_registry.Address));

    /// <inheritdoc/>
    public async ValueTask<bool> IsIntactAsync(StageContext context, StageResult recorded, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(recorded);
        try
        {
            foreach (var artifact in recorded.Artifacts)
            {
                var tag = artifact.Reference[(artifact.Reference.LastIndexOf(':') + 1)..];
                if (await _registry.FindDigestAsync(_registry.Address.ImagePath(context.Module.Name), tag, cancellationToken) != artifact.Digest)
                    return false;
            }

            return recorded.Artifacts.Count > 0;
        }
        catch (RegistryUnavailableException)
        {
            // The stage itself finds out and tries again.
            return false;
        }
    }

    /// <inheritdoc/>
    public async Task<StageResult> RunAsync(StageContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Module.Image is null)
            return StageResult.Skip("the module has no image");
        var release = ImageTags.OfRelease(context);
        if (release is not null && !_registry.Address.IsLoopback && !_options.IsContinuousIntegration && !_options.AllowOfficialPushFromAnywhere)
        {
            throw new PipelineException(
                $"Version {release} of '{context.Module.Name}' is official and {_registry.Address.Host} is seen by others: only CI pushes there. " +
                "Let the workflow release it, or rehearse with the embedded registry by leaving the registry out.");
        }

        try
        {
            return await PushAsync(context, release, cancellationToken);
        }
        catch (RegistryUnavailableException exception)
        {
            throw new TransientStageException(exception.Message, exception);
        }
        catch (EngineTransferException exception) when (exception.Fault == EngineFault.RegistryUnavailable)
        {
            throw new TransientStageException(exception.Message, exception);
        }
    }

    private async Task<StageResult> PushAsync(StageContext context, string? release, CancellationToken cancellationToken)
    {
        var image = await FindBuiltAsync(context, cancellationToken);
        var path = _registry.Address.ImagePath(context.Module.Name);
        var existing = release is null ? null : await _registry.FindManifestAsync(path, release, cancellationToken);
        if (existing is not null && !IsSame(existing, image))
        {
            throw new PipelineException(
                $"{_registry.Address.ImageRepository(context.Module.Name)}:{release} exists with another image ({existing.Digest}); a released version never changes. " +
                "Nothing was pushed. Release the change under a new version.");
        }

        var repository = _registry.Address.ImageRepository(context.Module.Name);
        var tag = ImageTags.OfSource(context);
        var reference = $"{repository}:{tag}";
        await _engine.TagAsync(image.Id, reference, cancellationToken);
        var digest = await _engine.PushAsync(reference, _registry.Address.PlainHttp, context.Log, cancellationToken);
        await VerifyAsync(path, tag, digest, cancellationToken);
        if (release is not null)
        {
            digest = existing?.Digest ?? await TagReleaseAsync(path, digest, release, cancellationToken);
            await VerifyAsync(path, release, digest, cancellationToken);
        }

        await context.Log.WriteLineAsync($"{repository}:{release ?? tag} is {digest}");
        return StageResult.Success with
        {
            Outputs = new Dictionary<string, string> { ["repository"] = repository, ["digest"] = digest.Value },
            Artifacts = [new Artifact(ArtifactKind.Image, $"{repository}:{release ?? tag}", digest)],
        };
    }

    private async Task<ImageDescription> FindBuiltAsync(StageContext context, CancellationToken cancellationToken)
    {
        var built = context.Earlier(Stage.BuildImage)
            ?? throw new PipelineException($"The image of '{context.Module.Name}' has not been built. Run BuildImage first.");
        return await ImageArchive.FindAsync(_engine, built, context.OutputDirectoryOf(Stage.BuildImage), cancellationToken)
            ?? throw new PipelineException($"{built.Outputs["image"]} is no longer the image that was built ({built.Outputs["imageId"]}): it was removed or replaced. Run BuildImage again.");
    }

    /// <summary>Docker and Podman name an image by its configuration, which the manifest points to; Docker on containerd by the manifest.</summary>
    private static bool IsSame(RegistryManifest manifest, ImageDescription image) =>
        manifest.FindConfiguration()?.Value == image.Id || manifest.Digest.Value == image.Id;

    /// <summary>The release gets the very manifest that was pushed; the engine is not asked to make it again.</summary>
    private async Task<Digest> TagReleaseAsync(string path, Digest pushed, string release, CancellationToken cancellationToken)
    {
        var manifest = await _registry.FindManifestAsync(path, pushed.Value, cancellationToken)
            ?? throw new PipelineException($"The registry {_registry.Address.Host} no longer has {path}@{pushed}, which was just pushed. Ask its operator; a cleanup may have taken it.");
        return await _registry.PutManifestAsync(path, release, manifest, cancellationToken);
    }

    private async Task VerifyAsync(string path, string tag, Digest expected, CancellationToken cancellationToken)
    {
        var actual = await _registry.FindDigestAsync(path, tag, cancellationToken);
        if (actual != expected)
            throw new PipelineException($"{_registry.Address.Host}/{path}:{tag} should be {expected} but is {actual?.Value ?? "not there"}: something else pushes to the same tag. Stop it, then run Push again.");
    }
}
