using Pipeline.WorkflowRunner;

namespace Pipeline.Components.Tests.Workflows;

/// <summary>The generated workflows that release, run with the real targets: each job a fresh clone, with what the jobs before handed on.</summary>
public sealed class ReleaseRunTests
{
    private const string Row = "| catalog | 1.0.0 | 1.1.0 | minor |";

    [Fact]
    public async Task Tags_notes_images_and_releases_of_a_planned_release_are_those_of_the_one_plan()
    {
        await using var shop = await ReleasingShop.StartAsync();

        using var run = await shop.RunAsync("release.yml", "workflow_dispatch");

        await AssertReleasedAsync(shop, run);
    }

    [Fact]
    public async Task So_are_those_of_a_merge_into_main()
    {
        await using var shop = await ReleasingShop.StartAsync();

        using var run = await shop.RunAsync("merge-main.yml", "push");

        await AssertReleasedAsync(shop, run);
    }

    [Fact]
    public async Task A_second_run_of_a_merge_tags_nothing_and_writes_the_notes_of_the_tags()
    {
        await using var shop = await ReleasingShop.StartAsync();
        using var run = await shop.RunAsync("merge-main.yml", "push");
        await AssertReleasedAsync(shop, run);
        var references = shop.Origin("show-ref");

        using var again = await shop.RunAsync("merge-main.yml", "push");

        Assert.True(again.Jobs["tag"].Result == "success", Because(again));
        Assert.Equal(("success", "success", "success"), (again.Jobs["tag"].Result, again.Jobs["release-notes"].Result, again.Jobs["tag-images"].Result));
        Assert.Equal(references, shop.Origin("show-ref"));
        Assert.Contains(Row, NotesOf(again), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_versions_are_written_into_files_the_images_job_says_that_it_has_none_to_tag()
    {
        await using var shop = await ReleasingShop.StartAsync();
        shop.Host.MachineEnvironment["NUKE_WRITE_VERSIONS"] = "true";

        using var run = await shop.RunAsync("merge-main.yml", "push");

        Assert.True(run.Jobs["tag"].Result == "success", Because(run));
        Assert.Equal(("success", "success", "failure"), (run.Jobs["tag"].Result, run.Jobs["release-notes"].Result, run.Jobs["tag-images"].Result));
        Assert.Contains("no image was tagged", run.LogOf("tag-images"), StringComparison.Ordinal);
        Assert.Contains(Row, NotesOf(run), StringComparison.Ordinal);
    }

    private static async Task AssertReleasedAsync(ReleasingShop shop, WorkflowRun run)
    {
        Assert.True(run.Result == "success", Because(run));
        Assert.Equal(run.Trigger.Sha, shop.Origin("rev-parse", "catalog-v1.1.0^{commit}"));
        Assert.Contains(Row, NotesOf(run), StringComparison.Ordinal);
        Assert.Equal(shop.Host.MachineEnvironment["PUSHED"], await shop.DigestOfCatalogAsync("1.1.0"));
        var release = Assert.Single(shop.Releases, release => release.Tag == "catalog-v1.1.0");
        Assert.Contains("- search (", release.Body, StringComparison.Ordinal);
    }

    private static string NotesOf(WorkflowRun run) => File.ReadAllText(Path.Combine(run.Artifacts.FolderOf("release-notes"), "release-notes.md"));

    private static string Because(WorkflowRun run) =>
        string.Join('\n', run.Jobs.Where(job => job.Value.Result == "failure" && File.Exists(run.LogPathOf(job.Key))).Select(job => $"--- {job.Key}\n{run.LogOf(job.Key)}"));
}
