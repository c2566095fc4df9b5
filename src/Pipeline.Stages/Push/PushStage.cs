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
internal sealed class PushStage : IStage
{
    private const int MostPushes = 3;
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
        ValueTask.FromResult<string?>(JsonSerializer.Serialize(new PushSettings(_registry.Address, _options.MovingTag), StageSettingsContext.Default.PushSettings));

    /// <inheritdoc/>
    public async ValueTask<bool> IsIntactAsync(StageContext context, StageResult recorded, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(recorded);
        try
        {
            foreach (var artifact in recorded.Artifacts)
            {
                string[] tags = [artifact.Reference[(artifact.Reference.LastIndexOf(':') + 1)..], .. _options.MovingTag is { } moving ? [moving] : Array.Empty<string>()];
                foreach (var tag in tags)
                {
                    if (await _registry.FindDigestAsync(_registry.Address.ImagePath(context.Module.Name), tag, cancellationToken) != artifact.Digest)
                        return false;
                }
            }

            return recorded.Artifacts.Count > 0;
        }
        catch (RegistryUnavailableException)
        {
            // The stage itself finds out.
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
        // A request that the registry did not answer in its time was repeated then; what an engine sends is only sent again with the stage.
        catch (EngineTransferException exception) when (exception.Fault == EngineFault.RegistryUnavailable)
        {
            throw new TransientStageException(exception.Message, exception);
        }
    }

    private async Task<StageResult> PushAsync(StageContext context, string? release, CancellationToken cancellationToken)
    {
        var image = await FindBuiltAsync(context, cancellationToken);
        var repository = _registry.Address.ImageRepository(context.Module.Name);
        var path = _registry.Address.ImagePath(context.Module.Name);
        var commit = ImageTags.OfSource(context);
        // Asked first: an engine keeps on trying a registry that does not answer for most of a minute.
        var pushed = await FindSameAsync(path, release, commit, image, cancellationToken);
        pushed ??= await PushAsync(image, $"{repository}:{commit}", path, context.Log, cancellationToken);

        // The release gets the very manifest that was pushed; the engine is not asked to make it again.
        var tags = new ImageTagger(_registry);
        await tags.TagAsync(path, commit, pushed, cancellationToken);
        if (release is not null)
            await tags.TagAsync(path, release, pushed, cancellationToken);
        if (_options.MovingTag is { } moving)
            await tags.TagAsync(path, moving, pushed, cancellationToken);
        await context.Log.WriteLineAsync($"{repository}:{release ?? commit} is {pushed.Digest}");
        return StageResult.Success with
        {
            Outputs = new Dictionary<string, string> { ["repository"] = repository, ["digest"] = pushed.Digest.Value },
            Artifacts = [new Artifact(ArtifactKind.Image, $"{repository}:{release ?? commit}", pushed.Digest)],
        };
    }

    private async Task<RegistryManifest> PushAsync(ImageDescription image, string reference, string path, TextWriter log, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await _engine.TagAsync(image.Id, reference, cancellationToken);
            var digest = await _engine.PushAsync(reference, _registry.Address.PlainHttp, log, cancellationToken);
            var pushed = await _registry.FindManifestAsync(path, digest.Value, cancellationToken)
                ?? throw new PipelineException($"The registry {_registry.Address.Host} does not have {path}@{digest}, which was just pushed. Ask its operator; a cleanup may have taken it.");
            // Engines push by name only, and another run of this commit may have given the name to its own image meanwhile.
            if (IsSame(pushed, image) || (await _engine.FindImageAsync(reference, cancellationToken))?.Id == image.Id)
                return pushed;
            if (attempt == MostPushes)
                throw new PipelineException($"{reference} is given to another image again and again while it is pushed: another run on this machine builds the same commit. Run one after the other.");
        }
    }

    /// <summary>The manifest of this very image, when the registry has it by the release's or the commit's tag; null when it is to be pushed.</summary>
    /// <exception cref="PipelineException">The release is there with another image.</exception>
    private async Task<RegistryManifest?> FindSameAsync(string path, string? release, string commit, ImageDescription image, CancellationToken cancellationToken)
    {
        if (release is not null && await _registry.FindManifestAsync(path, release, cancellationToken) is { } released)
        {
            if (IsSame(released, image))
                return released;
            var isRebuilt = await _registry.FindDigestAsync(path, commit, cancellationToken) == released.Digest;
            throw new PipelineException(
                $"{_registry.Address.Host}/{path}:{release} exists with another image ({released.Digest}); a released version never changes. Nothing was pushed. " +
                (isRebuilt
                    ? "That image is of this very commit: building it again, by --no-cache or in another clone, gave another one. Go on where it was built, with its artifacts folder and without --no-cache."
                    : "Release the change under a new version."));
        }

        var existing = await _registry.FindManifestAsync(path, commit, cancellationToken);
        return existing is not null && IsSame(existing, image) ? existing : null;
    }

    private async Task<ImageDescription> FindBuiltAsync(StageContext context, CancellationToken cancellationToken)
    {
        var built = context.Earlier(Stage.BuildImage)
            ?? throw new PipelineException($"The image of '{context.Module.Name}' has not been built. Run BuildImage first.");
        return await ImageArchive.FindAsync(_engine, built, context.OutputDirectoryOf(Stage.BuildImage), cancellationToken)
            ?? throw new PipelineException($"The image {built.Outputs["imageId"]} that was built as {built.Outputs["image"]} is no longer there: it was removed from the engine. Run BuildImage again.");
    }

    /// <summary>Docker and Podman name an image by its configuration, which the manifest points to; Docker on containerd by the manifest.</summary>
    private static bool IsSame(RegistryManifest manifest, ImageDescription image) =>
        manifest.FindConfiguration()?.Value == image.Id || manifest.Digest.Value == image.Id;
}
