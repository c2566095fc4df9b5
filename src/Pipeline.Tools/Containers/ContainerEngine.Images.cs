using Docker.DotNet.Models;

namespace Pipeline.Tools.Containers;

internal sealed partial class ContainerEngine
{
    /// <inheritdoc/>
    public Task TagAsync(string image, string reference, CancellationToken cancellationToken)
    {
        var (repository, tag) = EngineNames.Split(EngineNames.Check(reference));
        var parameters = new ImageTagParameters { RepositoryName = IsPodman ? EngineNames.OfPodman(repository) : repository, Tag = tag };
        return _connection.AskAsync($"tag the image '{image}' as '{reference}'", (client, token) => client.Images.TagImageAsync(EngineNames.Check(image), parameters, token), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ImageDescription?> FindImageAsync(string image, CancellationToken cancellationToken) => FindAsync(() => _connection.AskAsync(
        $"describe the image '{image}'",
        async (client, token) => EngineAnswers.Image(await client.Images.InspectImageAsync(EngineNames.Check(image), token)),
        cancellationToken));

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, string>> ListImagesAsync(CancellationToken cancellationToken)
    {
        var parameters = new ImagesListParameters { Filters = Filter("dangling", "false") };
        var images = await _connection.AskAsync("list its images", (client, token) => client.Images.ListImagesAsync(parameters, token), cancellationToken);
        return images.SelectMany(image => (image.RepoTags ?? []).Select(name => (Name: IsPodman ? EngineNames.FromPodman(name) : name, Id: EngineAnswers.WithAlgorithm(image.ID))))
            .DistinctBy(image => image.Name).ToDictionary(image => image.Name, image => image.Id);
    }

    /// <inheritdoc/>
    public Task SaveImageAsync(string image, Func<Stream, CancellationToken, Task> read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(read);
        return _connection.ReadAsync($"save the image '{image}'", (client, token) => client.Images.SaveImageAsync(EngineNames.Check(image), token), read, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task LoadImageAsync(string archive, CancellationToken cancellationToken)
    {
        var request = $"load the images of {archive}";
        await using var file = File.OpenRead(archive);
        var said = new LoadMessages();
        await _connection.AskAsync(request, (client, token) => client.Images.LoadImageAsync(new ImageLoadParameters { Quiet = true }, file, said, token), cancellationToken, repeatable: false);
        if (said.Error is { } words)
            throw new EngineException(Name, request, words);
    }

    /// <inheritdoc/>
    public Task RemoveImageAsync(string image, CancellationToken cancellationToken) => RemoveAsync(() => _connection.AskAsync(
        $"remove the image '{image}'",
        (client, token) => client.Images.DeleteImageAsync(EngineNames.Check(image), new ImageDeleteParameters(), token),
        cancellationToken));

    // An engine answers with status 200 and then tells what went wrong.
    private sealed class LoadMessages : IProgress<JSONMessage>
    {
        public string? Error { get; private set; }

        public void Report(JSONMessage value) => Error = value.Error?.Message ?? Error;
    }
}
