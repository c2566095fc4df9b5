using Pipeline.Core.Artifacts;
using Pipeline.Core.Charts;
using Pipeline.Core.Environments;
using Pipeline.Core.Errors;
using Pipeline.Core.Modules;
using Pipeline.Core.Planning;
using Pipeline.Core.Stages;
using Pipeline.Tools.Helm;
using Pipeline.Tools.Registry;
using YamlDotNet.Core;

namespace Pipeline.Stages.Chart;

/// <summary>
/// Publishes a module's Helm chart (D5): versioned by commit, its image pinned by digest, checked, packaged to the same
/// bytes each time, and never the same version twice with different content (A5).
/// </summary>
/// <param name="helm">Checks, packages and pushes.</param>
/// <param name="registry">The registry that the chart goes to.</param>
/// <param name="maturity">How mature the sources are, which the chart says; null, the default: it says nothing of it.</param>
/// <param name="environments">Where it will be deployed: it is rendered with the values of each. Default: nowhere.</param>
internal sealed class ChartStage(HelmClient helm, RegistryClient registry, PlannedMaturity? maturity = null, IReadOnlyList<DeployEnvironment>? environments = null) : IStage
{
    /// <summary>The output with the values that are set besides when the chart is deployed.</summary>
    public const string DeployedValues = "deployedValues";

    private readonly IReadOnlyList<DeployEnvironment> _environments = environments ?? [];

    // Asked once for all modules; whoever stops waiting stops it for nobody else.
    private readonly Lazy<Task<string>> _version = new(() => helm.VersionAsync(CancellationToken.None));

    /// <inheritdoc/>
    public Stage Kind => Stage.Chart;

    /// <inheritdoc/>
    public Resource Resource => Resource.Network;

    /// <inheritdoc/>
    public async ValueTask<string?> DescribeSettingsAsync(Module module, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(module);
        return module.Chart is null ? "no chart" : $"chart {module.Chart}{ChartEnvironments.Describe(_environments, module.Name)} to {registry.Address.ChartParent} by helm {(await _version.Value.WaitAsync(cancellationToken)).Trim()}{(maturity is null ? "" : $" as {maturity.Word}")}";
    }

    /// <inheritdoc/>
    public async ValueTask<bool> IsIntactAsync(StageContext context, StageResult recorded, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(recorded);
        if (!recorded.Outputs.TryGetValue("chartVersion", out var version) || recorded.Artifacts is not [var chart])
            return recorded.Status == StageStatus.Skipped;
        return await registry.FindDigestAsync(registry.Address.ChartPath(context.Module.Name), version, cancellationToken) == chart.Digest;
    }

    /// <inheritdoc/>
    public async Task<StageResult> RunAsync(StageContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Module.Chart is null)
            return StageResult.Skip("the module has no chart");
        var work = Path.Combine(context.OutputDirectory, context.Module.Name);
        try
        {
            return await PublishAsync(context, work, cancellationToken);
        }
        // A request that the registry did not answer in its time was repeated then; what Helm sends is only sent again with the stage.
        catch (HelmException exception) when (exception.Fault == HelmFault.RegistryUnavailable)
        {
            throw new TransientStageException(exception.Message, exception);
        }
        catch (Exception exception) when (exception is HelmException or YamlException)
        {
            return StageResult.Failure(exception.Message);
        }
        finally
        {
            if (Directory.Exists(work))
                Directory.Delete(work, recursive: true);
        }
    }

    private async Task<StageResult> PublishAsync(StageContext context, string work, CancellationToken cancellationToken)
    {
        var module = context.Module;
        var version = ChartVersion.Of(context.Version, context.Source.Commit, context.Source.IsDirty ? DirtyTree(context) : null);
        var image = module.Image is null ? null : PushedImage(context);
        work = await ChartDependencies.CopyAsync(context, ChartDirectory(context), work, cancellationToken);
        var chart = new ChartSource(work);
        if (await chart.ReadNameAsync(cancellationToken) is var name && name != module.Name)
            await context.Log.WriteLineAsync($"Chart.yaml names the chart '{name}'; it is published by the module's name, '{module.Name}'.");
        await chart.SetMetadataAsync(module.Name, version, context.Version.ToString(), cancellationToken);
        if (maturity is not null)
            await chart.SetAnnotationAsync(ChartMaturity.Annotation, ChartMaturity.Of(context.Version, maturity), cancellationToken);
        if (await new ChartDependencies(helm, work).EnsureAsync(context, cancellationToken) is { } disagreement)
            return StageResult.Failure(disagreement);
        var check = new ChartCheck(helm, context, chart, work);
        if (image is null)
            await check.RunAsync(cancellationToken);
        var (deployedValues, fault) = image is null ? default : await check.PinAsync(image, cancellationToken);
        if (fault is not null)
            return StageResult.Failure(fault);
        await new ChartEnvironments(helm, _environments).CheckAsync(context, work, deployedValues, cancellationToken);
        var package = await helm.PackageAsync(work, context.OutputDirectory, context.Log, cancellationToken);
        await ChartPackage.MakeReproducibleAsync(package, context.Source.CommittedAt, cancellationToken);
        var published = await PublishOnceAsync(context, package, version, image, cancellationToken);
        return new StageResult
        {
            Status = StageStatus.Succeeded,
            Outputs = Outputs(version, package, deployedValues),
            Artifacts = [new Artifact(ArtifactKind.Chart, published.Reference, published.Digest)],
            Files = [Path.GetFileName(package)],
        };
    }

    private async Task<PublishedChart> PublishOnceAsync(StageContext context, string package, string version, ImageReference? image, CancellationToken cancellationToken)
    {
        var name = context.Module.Name;
        var parent = registry.Address.ChartParent;
        if (await registry.FindDigestAsync(registry.Address.ChartPath(name), version, cancellationToken) is not { } existing)
            return await helm.PushAsync(package, parent, context.Log, cancellationToken);
        var differences = await DifferencesAsync(context, $"{parent}/{name}", version, package, cancellationToken);
        if (differences.Count > 0)
            throw new PipelineException($"{parent}/{name}:{version} is published with other content, and a chart version is published once. {WhatDiffers(differences, image)}");
        await context.Log.WriteLineAsync($"{parent}/{name}:{version} is there with the same content; it is taken.");
        return new PublishedChart($"{parent}/{name}:{version}", existing);
    }

    private async Task<IReadOnlyList<ChartDifference>> DifferencesAsync(StageContext context, string reference, string version, string package, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(Path.Combine(context.OutputDirectory, "published"));
        try
        {
            await helm.PullAsync(reference, version, folder.FullName, context.Log, cancellationToken);
            var published = Path.Combine(folder.FullName, ChartVersion.FileName(context.Module.Name, version));
            var differences = await ChartPackage.CompareAsync(published, package, cancellationToken);
            if (!await ChartMaturity.IsOnlyDifferenceAsync(differences, package, cancellationToken))
                return differences;
            // What was known when it was published stands in it for ever.
            File.Copy(published, package, overwrite: true);
            return [];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // The files of a commit are the same everywhere; only an image may come out differently when it is built again.
    private static string WhatDiffers(IReadOnlyList<ChartDifference> differences, ImageReference? image) =>
        differences is [{ IsValues: true } values] && image?.Digest is { } digest && !values.Published.Contains(digest.Value, StringComparison.Ordinal)
            ? $"It pins another image of this commit than {digest}: building it again, by --no-cache or in another clone, gave another one. Go on where it was published, with its artifacts folder and without --no-cache, or commit something."
            : $"These files differ: {string.Join(", ", differences.Select(difference => difference.File))}. Commit what changed, so that the chart gets a version of its own.";

    private static Dictionary<string, string> Outputs(string version, string package, string? deployedValues)
    {
        var outputs = new Dictionary<string, string> { ["chartVersion"] = version, ["package"] = Path.GetFileName(package) };
        if (deployedValues is not null)
            outputs[DeployedValues] = deployedValues;
        return outputs;
    }

    private static ImageReference PushedImage(StageContext context)
    {
        var push = context.Earlier(Stage.Push);
        if (push is null || !push.Outputs.TryGetValue("repository", out var repository) || !push.Outputs.TryGetValue("digest", out var digest))
            throw new PipelineException($"The image of '{context.Module.Name}' has not been pushed, and a chart pins its image by digest. Run the stage Push first.");
        // The digest decides what runs. With the version as its tag, the chart that was tested is byte for byte the one that is released later.
        var tag = context.Source.IsDirty
            ? push.Artifacts.Where(artifact => artifact.Kind == ArtifactKind.Image).Select(artifact => ImageReference.Parse(artifact.Reference).Tag).FirstOrDefault(found => found is not null)
            : context.Version.ToString().Split('+')[0];
        return new ImageReference(repository, tag ?? context.Source.Commit, Digest.Parse(digest));
    }

    private static string DirtyTree(StageContext context) => context.Earlier(Stage.Clone)?.Outputs.GetValueOrDefault("tree")
        ?? throw new PipelineException($"The tree of '{context.Module.Name}' is not known, and it tells a changed work tree's chart from the commit's. Run the stage Clone first.");

    private static string ChartDirectory(StageContext context)
    {
        var directory = Path.GetFullPath(Path.Combine(context.ModuleDirectory, context.Module.Chart!));
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(context.Source.Directory)) + Path.DirectorySeparatorChar;
        return directory.StartsWith(root, StringComparison.Ordinal)
            ? directory
            : throw new PipelineException($"The chart of '{context.Module.Name}', '{context.Module.Chart}', is outside the repository. Name a folder relative to the module's.");
    }
}
