using System.Formats.Tar;
using System.IO.Compression;
using Pipeline.Core.Artifacts;
using Pipeline.Testing;
using Pipeline.Tools.Processes;
using Pipeline.Registry;

namespace Pipeline.EndToEnd;

[Collection(PipelineCollection.Name)]
public sealed class PublishedArtifactTests(Rehearsals rehearsals)
{
    [Theory]
    [InlineData("catalog")]
    [InlineData("web")]
    public async Task The_image_that_is_pulled_back_has_the_recorded_digest(string module)
    {
        var image = await ArtifactAsync(module, ArtifactKind.Image);
        await using var registry = await ServeAsync();
        var reference = Move(image.Reference, registry);

        var output = await new ProcessRunner().ReadAsync(new Command("docker", "pull", reference), TestContext.Current.CancellationToken);
        await new ProcessRunner().ReadAsync(new Command("docker", "rmi", reference), TestContext.Current.CancellationToken);

        Assert.Contains($"Digest: {image.Digest}", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("catalog")]
    [InlineData("web")]
    public async Task The_chart_that_is_pulled_back_has_the_recorded_digest_and_pins_the_image_by_its(string module)
    {
        var chart = await ArtifactAsync(module, ArtifactKind.Chart);
        var image = await ArtifactAsync(module, ArtifactKind.Image);
        await using var registry = await ServeAsync();
        using var folder = new TempDirectory();
        var (parent, version) = Split(Move(chart.Reference, registry));

        var pulled = await (await HelmUnderTest.ClientAsync(folder["home"])).PullAsync(parent, version, folder.Path, TextWriter.Null, TestContext.Current.CancellationToken);

        Assert.Equal(chart.Digest, pulled.Digest);
        var values = await ReadAsync(Assert.Single(Directory.GetFiles(folder.Path, "*.tgz")), $"{module}/values.yaml");
        Assert.Contains(image.Digest.ToString(), values, StringComparison.Ordinal);
    }

    private async Task<Artifact> ArtifactAsync(string module, ArtifactKind kind)
    {
        Requires.ContainerEngine();
        return (await rehearsals.MendedAsync()).Module(module).Artifacts.Single(artifact => artifact.Kind == kind);
    }

    private Task<EmbeddedRegistry> ServeAsync() =>
        EmbeddedRegistry.StartAsync(Path.Combine(rehearsals.Storefront.Root, ".nuke", "temp", "registry"), cancellationToken: TestContext.Current.CancellationToken);

    // The registry may answer at another port than during the run; its content is the same.
    private static string Move(string reference, EmbeddedRegistry registry)
    {
        var start = reference.IndexOf("127.0.0.1:", StringComparison.Ordinal);
        var end = reference.IndexOf('/', start);
        return reference[..start] + registry.Address.Host + reference[end..];
    }

    private static (string Chart, string Version) Split(string reference)
    {
        var colon = reference.LastIndexOf(':');
        return (reference[..colon], reference[(colon + 1)..]);
    }

    private static async Task<string> ReadAsync(string package, string entry)
    {
        await using var file = new GZipStream(File.OpenRead(package), CompressionMode.Decompress);
        await using var archive = new TarReader(file);
        while (await archive.GetNextEntryAsync(copyData: false, TestContext.Current.CancellationToken) is { } found)
        {
            if (found.Name == entry)
                return await new StreamReader(found.DataStream!).ReadToEndAsync(TestContext.Current.CancellationToken);
        }

        throw new InvalidOperationException($"{package} has no {entry}.");
    }
}
