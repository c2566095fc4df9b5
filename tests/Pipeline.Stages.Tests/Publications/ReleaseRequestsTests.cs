using Pipeline.Core.Errors;
using Pipeline.Core.Planning;
using Pipeline.Core.Stages;
using Semver;

namespace Pipeline.Stages.Tests.Publications;

public sealed class ReleaseRequestsTests
{
    [Fact]
    public async Task Every_module_that_is_tagged_on_the_commit_gets_a_release_and_none_of_several_is_the_latest()
    {
        using var scene = new PublicationScene("catalog", "orders", "web");
        scene.Release("orders", "1.2.0");
        scene.Release("web", "2.0.0-rc.1");

        var releases = await scene.CreateAsync();

        Assert.Equal(
            [("orders-v1.2.0", "orders 1.2.0", false, false), ("web-v2.0.0-rc.1", "web 2.0.0-rc.1", true, false)],
            releases.Select(release => (release.Tag, release.Title, release.IsPrerelease, release.IsLatest)));
        Assert.Equal(scene.Git.Git("rev-parse", "refs/tags/orders-v1.2.0"), releases[0].TagId);
    }

    [Theory]
    [InlineData("1.3.0", true)]
    [InlineData("1.1.4", false)]
    [InlineData("2.0.0-rc.1", false)]
    public async Task The_only_module_of_a_repository_is_the_latest_in_its_highest_stable_version(string version, bool isLatest)
    {
        using var scene = new PublicationScene("shop-front");
        scene.Git.Git("tag", "v1.2.0", "HEAD");
        scene.Git.Git("tag", "v1.9.0-rc.1", "HEAD");
        scene.Git.Commit("fix: more");
        scene.Release("shop-front", version);

        Assert.Equal(isLatest, Assert.Single(await scene.CreateAsync()).IsLatest);
    }

    [Fact]
    public async Task The_notes_are_those_of_the_plan_that_was_tagged_with_the_date_of_the_tag()
    {
        using var scene = new PublicationScene("orders", "web");
        scene.Release("orders", "1.2.0");
        await scene.LeavePlanAsync(
            new ModulePlan { Name = "orders", Path = "modules/orders", Next = SemVersion.Parse("1.2.0", SemVersionStyles.Strict), Tag = "orders-v1.2.0", Reasons = ["patch: needs catalog"] },
            new ModulePlan { Name = "web", Path = "modules/web", Next = SemVersion.Parse("7.0.0", SemVersionStyles.Strict), Tag = "web-v7.0.0" });

        var notes = Assert.Single(await scene.CreateAsync()).Notes;

        var date = scene.Git.Git("for-each-ref", "--format=%(taggerdate:short)", "refs/tags/orders-v1.2.0");
        Assert.StartsWith($"## orders 1.2.0 ({date})\n\nFirst release.", notes, StringComparison.Ordinal);
        Assert.Contains("### Follows other modules\n\n- patch: needs catalog\n", notes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_plan_the_tag_itself_gives_the_notes()
    {
        using var scene = new PublicationScene("orders");
        scene.Release("orders", "1.2.0");
        await scene.LeavePlanAsync(new ModulePlan { Name = "orders", Path = "modules/orders", Next = SemVersion.Parse("9.0.0", SemVersionStyles.Strict), Tag = "v9.0.0" });

        Assert.Matches(@"\A## orders 1\.2\.0 \(\d{4}-\d\d-\d\d\)\n\n- minor: feat: search\n\z", Assert.Single(await scene.CreateAsync()).Notes);
    }

    [Fact]
    public async Task Notes_that_are_longer_than_GitHub_takes_are_cut_and_go_along_as_a_file()
    {
        using var scene = new PublicationScene("orders");
        scene.Release("orders", "1.2.0");
        await scene.LeavePlanAsync(new ModulePlan
        {
            Name = "orders",
            Path = "modules/orders",
            Next = SemVersion.Parse("1.2.0", SemVersionStyles.Strict),
            Tag = "v1.2.0",
            Reasons = [.. Enumerable.Range(1, 3000).Select(number => $"reason {number} {new string('x', 60)}")],
        });

        var release = Assert.Single(await scene.CreateAsync());

        Assert.InRange(release.Notes.Length, 120_000, 125_000);
        Assert.EndsWith("the file release-notes.md of this release has the rest.\n", release.Notes, StringComparison.Ordinal);
        Assert.Contains("reason 3000 ", await File.ReadAllTextAsync(Assert.Single(release.Files).Path, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("v2026.11.25", false)]
    [InlineData("shop-v2.0.0-rc.1", true)]
    [InlineData("night/25", false)]
    public async Task The_application_gets_one_release_of_all_modules_when_its_tag_is_named(string tag, bool isPrerelease)
    {
        using var scene = new PublicationScene("catalog", "orders") { ApplicationTag = tag };
        scene.Release("orders", "1.2.0");
        scene.Git.Git("tag", "-a", "-m", "all\n\n- everything", tag);
        await scene.LeaveAsync("orders", Stage.Scan, null, "sbom.cdx.json");
        await scene.LeaveAsync("shop", Stage.IntegrationTest, null, "results/a.trx");

        var release = Assert.Single(await scene.CreateAsync());

        Assert.Equal((tag, $"shop {tag}", isPrerelease, !isPrerelease), (release.Tag, release.Title, release.IsPrerelease, release.IsLatest));
        Assert.Equal(["orders-evidence.zip", "shop-integration-test.zip"], release.Files.Select(file => file.Name));
        Assert.Contains("- everything\n", release.Notes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tag_of_the_application_that_is_not_on_the_commit_is_refused_with_the_way_to_make_it()
    {
        using var scene = new PublicationScene("orders") { ApplicationTag = "v5" };
        scene.Release("orders", "1.2.0");

        var exception = await Assert.ThrowsAsync<PipelineException>(scene.CreateAsync);

        Assert.Contains("The tag 'v5' is not on commit ", exception.Message, StringComparison.Ordinal);
        Assert.Contains("which has v1.2.0. Make it and push it (git tag -a v5 -m v5 && git push origin v5)", exception.Message, StringComparison.Ordinal);
    }
}
