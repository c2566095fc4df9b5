using Pipeline.Testing;
using Pipeline.Tools.Containers;
using Pipeline.Tools.Processes;
using Pipeline.Registry;

namespace Pipeline.Tools.Tests.Containers;

public sealed class EngineImageTests : EngineScene
{
    [Theory, MemberData(nameof(Clients))]
    public async Task Builds_tags_describes_and_removes_an_image(string name)
    {
        var engine = await EngineAsync(name);
        var log = new StringWriter();
        var id = await BuildAsync(engine, log);
        try
        {
            Assert.Contains("COPY root", log.ToString(), StringComparison.Ordinal);
            await engine.TagAsync(id, Image + "-again", Token);
            var found = await engine.FindImageAsync(Image + "-again", Token);
            Assert.NotNull(found);
            Assert.Equal(id, found.Id);
            var images = await engine.ListImagesAsync(Token);
            Assert.Equal((id, id), (images[Image], images[Image + "-again"]));
            Assert.Equal("test", found.Labels["tier"]);
            Assert.Equal("a b", found.Labels["org.example.note"]);
            Assert.Equal(["8080/tcp"], found.ExposedPorts);
            Assert.True(found.Size > 100_000, $"The image has {found.Size} bytes.");
        }
        finally
        {
            await engine.RemoveImageAsync(Image + "-again", Token);
            await engine.RemoveImageAsync(Image, Token);
        }

        Assert.Null(await engine.FindImageAsync(Image, Token));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Saves_an_image_as_a_stream_and_loads_it_back(string name)
    {
        var engine = await EngineAsync(name);
        var id = await BuildAsync(engine, TextWriter.Null);
        using var directory = new TempDirectory();
        try
        {
            await engine.SaveImageAsync(Image, async (stream, token) =>
            {
                await using var file = File.Create(directory["image.tar"]);
                await stream.CopyToAsync(file, token);
            }, Token);
            await engine.RemoveImageAsync(Image, Token);
            await engine.LoadImageAsync(directory["image.tar"], Token);
            Assert.Equal(id, (await engine.FindImageAsync(id, Token))?.Id);
        }
        finally
        {
            await engine.RemoveImageAsync(id, Token);
            await engine.RemoveImageAsync(Image, Token);
        }
    }

    [Fact]
    public async Task BuildKit_takes_layers_from_a_registry_and_builds_without_them_where_there_are_none()
    {
        var engine = await EngineAsync("/usr/bin/docker");
        var builder = await new EngineProgram(Processes, "/usr/bin/docker", isPodman: false).FindBuilderAsync(Token);
        Assert.SkipUnless(builder is EngineBuilder.BuildKit or EngineBuilder.Buildx, $"the builder is {builder}");
        using var store = new TempDirectory();
        await using var registry = await EmbeddedRegistry.StartAsync(store.Path, 0, Token);
        var source = $"{registry.Address.Host}/pipeline-test/layers:dev";
        var log = new StringWriter();
        await BuildAsync(engine, log, source);
        try
        {
            Assert.Contains($"importing cache manifest from {source}", log.ToString(), StringComparison.Ordinal);
            await engine.TagAsync(Image, source, Token);
            await engine.PushAsync(source, plainHttp: true, TextWriter.Null, Token);
            var second = new StringWriter();

            await BuildAsync(engine, second, source);

            Assert.Contains($"importing cache manifest from {source}", second.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("not found", second.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            await engine.RemoveImageAsync(source, Token);
        }
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_broken_archive_is_not_loaded(string name)
    {
        var engine = await EngineAsync(name);
        using var files = new TempDirectory();
        await Assert.ThrowsAsync<EngineException>(() => engine.LoadImageAsync(files.Write("image.tar", "no archive"), Token));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_failing_build_says_what_failed_and_leaves_no_tag(string name)
    {
        var engine = await EngineAsync(name);
        File.AppendAllText(Path.Combine(Context.Path, "Dockerfile"), "RUN [\"/bin/sh\", \"-c\", \"echo it is broken; exit 7\"]\n");
        var log = new StringWriter();
        await Assert.ThrowsAsync<CommandFailedException>(() => BuildAsync(engine, log));
        Assert.Contains("it is broken", log.ToString(), StringComparison.Ordinal);
        Assert.Null(await engine.FindImageAsync(Image, Token));
    }

    [Fact]
    public async Task The_same_sources_and_time_give_the_same_image_with_podman()
    {
        var engine = await EngineAsync("podman");
        var first = await BuildAsync(engine, TextWriter.Null);
        await engine.RemoveImageAsync(Image, Token);
        var second = await BuildAsync(engine, TextWriter.Null);
        await engine.RemoveImageAsync(Image, Token);
        Assert.Equal(first, second);
    }
}
