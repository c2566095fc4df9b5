using Pipeline.Core.Errors;
using Pipeline.Core.Modules;
using Pipeline.Core.Stages;
using Pipeline.Stages.BuildImage;
using Pipeline.Testing;
using Semver;

namespace Pipeline.Stages.Tests.BuildImage;

public sealed class BuildImageStageTests
{
    private static readonly SemVersion Release = new(1, 2, 3);
    private readonly CancellationToken _token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_image_is_tagged_with_the_commit_and_labelled_with_its_source()
    {
        await using var fixture = await ImageFixture.CreateAsync();
        var result = await Stage(fixture).RunAsync(fixture.Context(), _token);
        Assert.Equal((StageStatus.Succeeded, null), (result.Status, result.Reason));
        Assert.StartsWith($"{fixture.Application}/orders:{ImageFixture.Commit}-", result.Outputs["image"], StringComparison.Ordinal);
        Assert.Equal(result.Outputs["imageId"], (await fixture.Engine.FindImageAsync($"{fixture.Application}/orders:{ImageFixture.Commit}", _token))?.Id);
        var image = await fixture.Engine.FindImageAsync(result.Outputs["image"], _token);
        Assert.NotNull(image);
        Assert.Equal(image.Id, result.Outputs["imageId"]);
        Assert.Equal(image.Size, result.Metrics["image.bytes"]);
        Assert.Equal(ImageFixture.Commit, image.Labels["org.opencontainers.image.revision"]);
        Assert.Equal("https://git.example/acme/shop", image.Labels["org.opencontainers.image.source"]);
        Assert.Equal("1.2.3-dev", image.Labels["org.opencontainers.image.version"]);
        Assert.Equal("2026-01-01T00:00:00Z", image.Labels["org.opencontainers.image.created"]);
        Assert.Equal("orders", image.Labels["org.opencontainers.image.title"]);
        Assert.Contains("FROM scratch", fixture.Log.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_release_gets_its_version_as_a_second_tag()
    {
        await using var fixture = await ImageFixture.CreateAsync();
        var result = await Stage(fixture).RunAsync(fixture.Context(Release), _token);
        Assert.Equal(result.Outputs["imageId"], (await fixture.Engine.FindImageAsync($"{fixture.Application}/orders:1.2.3", _token))?.Id);
    }

    [Fact]
    public async Task Uncommitted_changes_show_in_the_tag_and_make_no_release()
    {
        await using var fixture = await ImageFixture.CreateAsync();
        var result = await Stage(fixture).RunAsync(fixture.Context(Release, dirty: true), _token);
        Assert.StartsWith($"{fixture.Application}/orders:{ImageFixture.Commit}-dirty-89abcdef-", result.Outputs["image"], StringComparison.Ordinal);
        Assert.Null(await fixture.Engine.FindImageAsync($"{fixture.Application}/orders:1.2.3", _token));
    }

    [Fact]
    public async Task A_result_is_intact_as_long_as_the_engine_has_the_image()
    {
        await using var fixture = await ImageFixture.CreateAsync();
        var result = await Stage(fixture).RunAsync(fixture.Context(), _token);
        Assert.True(await Stage(fixture).IsIntactAsync(fixture.Context(), result, _token));
        await RemoveAsync(fixture, result);
        Assert.False(await Stage(fixture).IsIntactAsync(fixture.Context(), result, _token));
    }

    [Fact]
    public async Task An_exported_image_is_loaded_where_the_engine_has_it_not()
    {
        await using var fixture = await ImageFixture.CreateAsync();
        var stage = new BuildImageStage(fixture.Engine, fixture.Processes, new BuildImageOptions { ApplicationName = fixture.Application, ExportImage = true });
        var result = await stage.RunAsync(fixture.Context(), _token);
        await RemoveAsync(fixture, result);
        Assert.True(await stage.IsIntactAsync(fixture.Context(), result, _token));
        Assert.Equal(result.Outputs["imageId"], (await fixture.Engine.FindImageAsync(result.Outputs["image"], _token))?.Id);
        File.Delete(Path.Combine(fixture.Context().OutputDirectory, "image.tar"));
        Assert.False(await stage.IsIntactAsync(fixture.Context(), result, _token));
    }

    [Fact]
    public async Task Prepare_runs_in_the_modules_folder_before_the_build()
    {
        await using var fixture = await ImageFixture.CreateAsync(Module(new ImageSettings { Prepare = ["sh", "-c", "echo FROM scratch > Made; echo COPY root / >> Made"], Dockerfile = "Dockerfile" }));
        var result = await Stage(fixture).RunAsync(fixture.Context(), _token);
        Assert.Equal(StageStatus.Succeeded, result.Status);
        Assert.True(File.Exists(Path.Combine(fixture.Sources.Path, "Made")));
    }

    [Theory]
    [InlineData("RUN [\"/bin/sh\", \"-c\", \"echo it is broken; exit 7\"]", "it is broken")]
    [InlineData("COPY nothing-here /", "nothing-here")]
    public async Task A_failing_build_is_a_failure_with_the_error_first_and_its_last_lines(string instruction, string line)
    {
        await using var fixture = await ImageFixture.CreateAsync();
        File.AppendAllText(Path.Combine(fixture.Sources.Path, "Dockerfile"), instruction + "\n");
        var result = await Stage(fixture).RunAsync(fixture.Context(), _token);
        Assert.Equal(StageStatus.Failed, result.Status);
        Assert.Contains(line, result.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("deprecated", result.Reason, StringComparison.OrdinalIgnoreCase);
        Assert.Matches("could not be built: .*(non-zero code: 7|exit code: 7|nothing-here)", result.Reason!.Split('\n')[0]);
    }

    [Fact]
    public async Task A_failing_preparation_is_a_failure_with_its_last_lines()
    {
        await using var fixture = await ImageFixture.CreateAsync(Module(new ImageSettings { Prepare = ["sh", "-c", "echo does not compile; exit 1"] }));
        var result = await Stage(fixture).RunAsync(fixture.Context(), _token);
        Assert.Equal(StageStatus.Failed, result.Status);
        Assert.Contains("does not compile", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_module_without_its_Dockerfile_is_told_where_it_was_expected()
    {
        await using var fixture = await ImageFixture.CreateAsync(Module(new ImageSettings { Dockerfile = "docker/Other" }));
        var result = await Stage(fixture).RunAsync(fixture.Context(), _token);
        Assert.Equal(StageStatus.Failed, result.Status);
        Assert.Contains(Path.Combine(fixture.Sources.Path, "docker/Other"), result.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../etc", "Dockerfile")]
    [InlineData(".", "/etc/passwd")]
    public async Task Nothing_outside_the_repository_is_sent_to_the_engine(string context, string dockerfile)
    {
        await using var fixture = await ImageFixture.CreateAsync(Module(new ImageSettings { Context = context, Dockerfile = dockerfile }));
        var exception = await Assert.ThrowsAsync<PipelineException>(() => Stage(fixture).RunAsync(fixture.Context(), _token));
        Assert.Contains("outside the repository", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_module_without_an_image_is_skipped()
    {
        await using var fixture = await ImageFixture.CreateAsync(Module(null));
        var result = await Stage(fixture).RunAsync(fixture.Context(), _token);
        Assert.Equal((StageStatus.Skipped, "the module has no image"), (result.Status, result.Reason));
    }

    [Fact]
    public async Task A_release_on_a_moving_parent_fails_naming_file_and_line()
    {
        await using var fixture = await ImageFixture.CreateAsync();
        fixture.Sources.Write("Dockerfile", "ARG V=latest\nFROM alpine:$V AS one\nFROM node\n");
        var result = await Stage(fixture).RunAsync(fixture.Context(Release), _token);
        Assert.Equal(StageStatus.Failed, result.Status);
        Assert.Contains("Dockerfile:2: 'alpine:latest' moves", result.Reason, StringComparison.Ordinal);
        Assert.Contains("Dockerfile:3: 'node' has no tag", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_a_release_a_moving_parent_is_noted_in_the_log()
    {
        await using var fixture = await ImageFixture.CreateAsync();
        fixture.Sources.Write("Dockerfile", "FROM pipeline-test-none/absent:latest\n");
        await Stage(fixture).RunAsync(fixture.Context(), _token);
        Assert.Contains("Note: Dockerfile:1: 'pipeline-test-none/absent:latest' moves", fixture.Log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_module_builds_on_the_image_of_another()
    {
        await using var fixture = await ImageFixture.CreateAsync(Module(new ImageSettings()) with { BuildsOn = ["our-base"] });
        var built = await Stage(fixture).RunAsync(fixture.Context(results: ("our-base", Core.Stages.Stage.BuildImage, Image("scratch"))), _token);
        Assert.Equal(StageStatus.Succeeded, built.Status);
        fixture.Sources.Write("Dockerfile", "ARG IMAGE_OUR_BASE\nFROM $IMAGE_OUR_BASE\nLABEL on=base\n");
        var result = await Stage(fixture).RunAsync(fixture.Context(Release, results: ("our-base", Core.Stages.Stage.BuildImage, Image(built.Outputs["image"]))), _token);
        Assert.Equal((StageStatus.Succeeded, null), (result.Status, result.Reason));
        Assert.Equal("base", (await fixture.Engine.FindImageAsync(result.Outputs["image"], _token))?.Labels["on"]);
    }

    [Fact]
    public async Task Two_checkouts_of_a_commit_keep_their_images_apart()
    {
        await using var fixture = await ImageFixture.CreateAsync();
        var context = fixture.Context();
        var first = await Stage(fixture).RunAsync(context, _token);
        using var other = new ShellContext();
        other.Write("Dockerfile", $"FROM scratch\nLABEL {fixture.Sources.Label}\nCOPY root /\nLABEL other=true\n");
        var second = await Stage(fixture).RunAsync(context with { Source = context.Source with { Directory = other.Path } }, _token);

        Assert.NotEqual(first.Outputs["image"], second.Outputs["image"]);
        Assert.NotEqual(first.Outputs["imageId"], second.Outputs["imageId"]);
        Assert.Equal(first.Outputs["imageId"], (await fixture.Engine.FindImageAsync(first.Outputs["image"], _token))?.Id);
        Assert.True(await Stage(fixture).IsIntactAsync(context, first, _token));
    }

    [Fact]
    public async Task A_name_that_another_image_took_is_given_back()
    {
        await using var fixture = await ImageFixture.CreateAsync();
        var first = await Stage(fixture).RunAsync(fixture.Context(), _token);
        fixture.Sources.Write("Dockerfile", $"FROM scratch\nLABEL {fixture.Sources.Label}\nCOPY root /\nLABEL other=true\n");
        await Stage(fixture).RunAsync(fixture.Context(), _token);

        Assert.True(await Stage(fixture).IsIntactAsync(fixture.Context(), first, _token));
        Assert.Equal(first.Outputs["imageId"], (await fixture.Engine.FindImageAsync(first.Outputs["image"], _token))?.Id);
    }

    private async Task RemoveAsync(ImageFixture fixture, StageResult built)
    {
        await fixture.Engine.RemoveImageAsync(built.Outputs["image"], _token);
        await fixture.Engine.RemoveImageAsync($"{fixture.Application}/orders:{ImageFixture.Commit}", _token);
    }

    private static StageResult Image(string reference) => StageResult.Success with { Outputs = new Dictionary<string, string> { ["image"] = reference } };

    private static Module Module(ImageSettings? image) => new() { Name = "orders", Path = ".", Image = image };

    private static BuildImageStage Stage(ImageFixture fixture) => new(fixture.Engine, fixture.Processes, new BuildImageOptions { ApplicationName = fixture.Application });
}
