using Pipeline.Core.Errors;
using Pipeline.Tools.Files;

namespace Pipeline.LocalRuntime.Tests.Rollouts;

/// <summary>What goes with a release and its namespace, and what stays.</summary>
public sealed class RemovalTests(LocalRuntimeFixture fixture) : LocalScene(fixture), IClassFixture<LocalRuntimeFixture>
{
    [Fact]
    public async Task ANamespace_whose_folder_was_deleted_is_deployed_to_afresh()
    {
        await DeployAsync("web", Charts.Web("one"));
        await DeployAsync("other", Charts.Web("other").Replace("web", "other", StringComparison.Ordinal));
        Directory.Delete(Fixture.FolderOf(Namespace), recursive: true);

        await DeployAsync("web", Charts.Web("two"));

        Assert.Equal("two", await GetAsync("web"));
        Assert.Single(RunningPods());
        Assert.Null(await Runtime.FindAddressAsync("other", Namespace, default));
    }

    [Fact]
    public async Task A_release_that_is_being_deployed_is_not_removed()
    {
        await DeployAsync("web", Charts.Web("one"));
        using (FileLock.TryTake(new LocalNamespace(Namespace, Fixture.StateDirectory).ReleaseLock("web")))
        {
            var exception = await Assert.ThrowsAsync<PipelineException>(() => Runtime.RemoveAsync("web", Namespace, Log, default));
            Assert.Contains("by another run", exception.Message, StringComparison.Ordinal);
        }

        Assert.Equal("one", await GetAsync("web"));
    }

    [Fact]
    public async Task ANamespace_that_another_release_is_about_to_use_stays()
    {
        await DeployAsync("web", Charts.Web("one"));
        using (FileLock.TryTake(new LocalNamespace(Namespace, Fixture.StateDirectory).ReleaseLock("other")))
            await Runtime.RemoveAsync("web", Namespace, Log, default);

        Assert.NotEmpty(LocalRuntimeFixture.Docker("network", "ls", "--quiet", "--filter", $"label=pipeline.local.namespace={Namespace}"));
        Assert.True(Directory.Exists(Fixture.FolderOf(Namespace)));
    }

    [Fact]
    public async Task Nothing_of_a_removed_release_stays()
    {
        await DeployAsync("web", Charts.Web("one"));
        await Runtime.RemoveAsync("web", Namespace, Log, default);
        Assert.Empty(LocalRuntimeFixture.Docker("ps", "--all", "--quiet", "--filter", $"label=pipeline.local.namespace={Namespace}"));
        Assert.Empty(LocalRuntimeFixture.Docker("network", "ls", "--quiet", "--filter", $"label=pipeline.local.namespace={Namespace}"));
        Assert.Empty(await Runtime.HistoryAsync("web", Namespace, default));
    }
}
