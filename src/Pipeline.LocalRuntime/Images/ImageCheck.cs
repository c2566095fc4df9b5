using Pipeline.Core.Errors;
using Pipeline.LocalRuntime.Manifests;
using Pipeline.Tools.Containers;

namespace Pipeline.LocalRuntime.Images;

/// <summary>Sees to it that all images of a chart are on this machine before anything is changed.</summary>
internal sealed class ImageCheck(IContainerEngine engine, TimeProvider time)
{
    private const string DefaultRegistry = "docker.io";

    /// <summary>Pulls what is missing.</summary>
    /// <exception cref="ImageMissingException">An image is neither here nor where it is to be had.</exception>
    public async Task EnsureAsync(string release, ReleaseManifest manifest, DateTimeOffset deadline, TextWriter log, CancellationToken cancellationToken)
    {
        var wanted = manifest.Workloads.SelectMany(workload => workload.Pod.AllContainers.Select(container => (Image: container.Image, For: $"{workload}, container {container.Name}")))
            .GroupBy(use => use.Image, use => use.For);
        var missing = new List<ImageMissing>();
        foreach (var image in wanted)
        {
            if (await engine.FindImageAsync(WithoutTag(image.Key), cancellationToken) is null && await PullAsync(image.Key, deadline, log, cancellationToken) is { } why)
                missing.Add(new ImageMissing(image.Key, RegistryOf(image.Key), [.. image], why));
        }

        if (missing.Count > 0)
            throw new ImageMissingException(release, engine.Name, missing);
    }

    private async Task<string?> PullAsync(string image, DateTimeOffset deadline, TextWriter log, CancellationToken cancellationToken)
    {
        await log.WriteLineAsync($"the image {image} is not on this machine; it is pulled from {RegistryOf(image)}.".AsMemory(), cancellationToken);
        var left = deadline - time.GetUtcNow();
        using var limit = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            await engine.PullAsync(image, plainHttp: false, log, linked.Token);
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return "it did not come in time";
        }
        catch (PipelineException exception)
        {
            return exception is EngineTransferException transfer ? transfer.Words : exception.Message;
        }
    }

    // The digest says which image it is; an engine does not know one by both.
    private static string WithoutTag(string image)
    {
        var (at, colon) = (image.IndexOf('@', StringComparison.Ordinal), image.LastIndexOf(':', Math.Max(image.IndexOf('@', StringComparison.Ordinal), 0)));
        return at > 0 && colon > image.LastIndexOf('/', at) ? image[..colon] + image[at..] : image;
    }

    // A first part with a dot, a port, or the name of this machine is a registry's.
    private static string RegistryOf(string image)
    {
        var first = image.Split('/')[0];
        return image.Contains('/', StringComparison.Ordinal) && (first.Contains('.', StringComparison.Ordinal) || first.Contains(':', StringComparison.Ordinal) || first == "localhost") ? first : DefaultRegistry;
    }
}
