using System.Text.Json;
using Pipeline.Core.Modules;
using Pipeline.Core.Stages;
using Pipeline.Tools.Containers;
using Pipeline.Tools.Processes;

namespace Pipeline.Stages.BuildImage;

/// <summary>Builds a module's image (D2), labelled with its source and tagged with the commit and, on a release tag, with the version (A1).</summary>
/// <remarks>
/// Outputs: <c>image</c> (the local reference that names the sources and this checkout of them) and <c>imageId</c>. Metric: <c>image.bytes</c>.
/// </remarks>
internal sealed class BuildImageStage : IStage
{
    private const int LinesInReason = 15;
    private readonly IContainerEngine _engine;
    private readonly IProcessRunner _processes;
    private readonly BuildImageOptions _options;
    private readonly Lazy<Task<IReadOnlyDictionary<string, string>>> _images;

    /// <summary>Creates the stage.</summary>
    /// <param name="engine">Builds the images.</param>
    /// <param name="processes">Runs <see cref="ImageSettings.Prepare"/>.</param>
    /// <param name="options">How images are built.</param>
    public BuildImageStage(IContainerEngine engine, IProcessRunner processes, BuildImageOptions options)
    {
        _engine = engine;
        _processes = processes;
        _options = options;
        // Whoever stops waiting stops it for nobody else.
        _images = new(() => engine.ListImagesAsync(CancellationToken.None));
    }

    /// <inheritdoc/>
    public Stage Kind => Stage.BuildImage;

    /// <inheritdoc/>
    public Resource Resource => Resource.Engine;

    /// <inheritdoc/>
    public ValueTask<string?> DescribeSettingsAsync(Module module, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(module);
        var settings = new BuildImageSettings(_options.ApplicationName, _options.Parents, _engine.Name, _engine.Version, module.Image, module.BuildsOn);
        return ValueTask.FromResult<string?>(JsonSerializer.Serialize(settings, StageSettingsContext.Default.BuildImageSettings));
    }

    /// <inheritdoc/>
    public async ValueTask<bool> IsIntactAsync(StageContext context, StageResult recorded, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(recorded);
        if (_options.ExportImage && !File.Exists(Path.Combine(context.OutputDirectory, ImageArchive.FileName)))
            return false;
        // Asked once for all modules: a client that is started for each takes longer than everything else in a run without changes.
        var images = await _images.Value.WaitAsync(cancellationToken);
        return (recorded.Outputs.GetValueOrDefault("image") is { } image && images.GetValueOrDefault(image) is { } id && id == recorded.Outputs.GetValueOrDefault("imageId"))
            || await ImageArchive.FindAsync(_engine, recorded, context.OutputDirectory, cancellationToken) is not null;
    }

    /// <inheritdoc/>
    public async Task<StageResult> RunAsync(StageContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Module.Image is not { } image)
            return StageResult.Skip("the module has no image");
        var inputs = ImageInputs.Of(context, image);
        if (Missing(context, inputs) is { } missing)
            return StageResult.Failure(missing);
        var moving = await ParentReview.FindAsync(context, inputs, _options.Parents, cancellationToken);
        if (moving.Count > 0 && ImageTags.OfRelease(context) is { } release)
            return StageResult.Failure($"Version {release} may not be built on parents that move, it could never be built again:\n{string.Join('\n', moving)}");
        foreach (var line in moving)
            await context.Log.WriteLineAsync($"Note: {line}. A release would fail on it.");
        try
        {
            if (image.Prepare.Count > 0)
                await _processes.EnsureAsync(DeclaredCommand.In(context.ModuleDirectory, image.Prepare), context.Log, cancellationToken);
            return await BuildAsync(context, image, inputs, cancellationToken);
        }
        catch (CommandFailedException exception)
        {
            return StageResult.Failure($"The image of '{context.Module.Name}' could not be built: {string.Join('\n', LastWords.Of(exception.Result, LinesInReason))}");
        }
    }

    private async Task<StageResult> BuildAsync(StageContext context, ImageSettings image, ImageInputs inputs, CancellationToken cancellationToken)
    {
        var repository = $"{_options.ApplicationName}/{context.Module.Name}";
        string[] tags = [ImageTags.OfCheckout(context), ImageTags.OfSource(context), .. ImageTags.OfRelease(context) is { } release ? [release] : Array.Empty<string>()];
        var id = await _engine.BuildAsync(
            new ImageBuild
            {
                Context = inputs.Context,
                Dockerfile = inputs.Dockerfile,
                Target = image.Target,
                Arguments = inputs.Arguments,
                Labels = ImageLabels.Of(context),
                LayersOf = _options.Layers?.ImageOf(context.Module.Name),
                Created = context.Source.CommittedAt,
                Tags = [.. tags.Select(tag => $"{repository}:{tag}")],
            },
            context.Log,
            cancellationToken);
        var reference = $"{repository}:{tags[0]}";
        var built = await _engine.FindImageAsync(id, cancellationToken) ?? await _engine.FindImageAsync(reference, cancellationToken);
        if (_options.ExportImage)
            await ImageArchive.WriteAsync(_engine, reference, context.OutputDirectory, cancellationToken);
        return StageResult.Success with
        {
            Outputs = new Dictionary<string, string> { ["image"] = reference, ["imageId"] = built?.Id ?? id },
            Metrics = built is null ? StageResult.Success.Metrics : new Dictionary<string, double> { ["image.bytes"] = built.Size },
        };
    }

    private static string? Missing(StageContext context, ImageInputs inputs)
    {
        var name = context.Module.Name;
        if (!File.Exists(inputs.Dockerfile))
            return $"Module '{name}' has no Dockerfile: {inputs.Dockerfile} was expected. Write it, or name another one with 'image.dockerfile' in the module's module.yaml.";
        return Directory.Exists(inputs.Context) || context.Module.Image!.Prepare.Count > 0
            ? null
            : $"Module '{name}' has no build context: the folder {inputs.Context} was expected. Create it, or name another one with 'image.context' in the module's module.yaml.";
    }
}
