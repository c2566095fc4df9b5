using Pipeline.Testing;
using Pipeline.Workflows.Generation;

namespace Pipeline.Workflows.Tests.Generation;

public sealed class GoldenFilesTests
{
    public static TheoryData<string> StorefrontFiles => [.. WorkflowGenerator.Generate(SampleModels.Storefront).Select(file => Path.GetFileName(file.Path))];

    [Theory]
    [MemberData(nameof(StorefrontFiles))]
    public void The_storefront_is_generated_as_reviewed(string name) => Snapshot.Matches("storefront/" + name, Content(SampleModels.Storefront, name));

    [Fact]
    public void The_storefront_has_the_reviewed_files_and_no_others() =>
        Assert.Equal(
            [
                "ci.yml", "deploy.yml", "hotfix.yml", "merge-development.yml", "merge-main.yml", "module-check.yml", "module.yml", "publish-packages.yml", "pull-request.yml",
                "push-module.yml", "release.yml", "rollback.yml",
            ],
            StorefrontFiles.Select(row => row.Data));

    [Theory]
    [InlineData("pull-request.yml")]
    [InlineData("merge-development.yml")]
    [InlineData("push-module.yml")]
    public void One_module_is_generated_as_reviewed(string name) => Snapshot.Matches("one-module/" + name, Content(SampleModels.OneModule, name));

    [Theory]
    [InlineData("pull-request.yml")]
    [InlineData("merge-development.yml")]
    public void Three_hundred_modules_are_generated_as_reviewed(string name) => Snapshot.Matches("300-modules/" + name, Content(SampleModels.Modules(300), name));

    public static TheoryData<string> RecordedFiles =>
    [
        "merge-development.yml", "merge-main.yml", "promote.yml", "pull-request.yml", "release-control.yml", "release-train.yml", "rollback.yml", "vote.yml",
    ];

    [Theory]
    [MemberData(nameof(RecordedFiles))]
    public void A_record_of_releases_is_generated_as_reviewed(string name) => Snapshot.Matches("recorded/" + name, Content(SampleModels.Recorded, name));

    [Fact]
    public void A_record_of_releases_changes_no_other_file_and_has_the_train_in_place_of_the_release()
    {
        var plain = WorkflowGenerator.Generate(SampleModels.Storefront).ToDictionary(file => Path.GetFileName(file.Path), file => file.Content);
        var recorded = WorkflowGenerator.Generate(SampleModels.Recorded).ToDictionary(file => Path.GetFileName(file.Path), file => file.Content);

        Assert.Equal(RecordedFiles.Select(row => row.Data), recorded.Where(file => plain.GetValueOrDefault(file.Key) != file.Value).Select(file => file.Key));
        Assert.Equal(["release.yml"], plain.Keys.Except(recorded.Keys));
    }

    [Theory]
    [InlineData("watch.yml")]
    [InlineData("deploy.yml")]
    [InlineData("merge-main.yml")]
    public void What_is_watched_is_generated_as_reviewed(string name) => Snapshot.Matches("watched/" + name, Content(SampleModels.Watched, name));

    [Theory]
    [InlineData("watch.yml")]
    [InlineData("promote.yml")]
    [InlineData("release-train.yml")]
    public void What_is_watched_by_a_record_of_releases_is_generated_as_reviewed(string name) => Snapshot.Matches("watched-and-recorded/" + name, Content(SampleModels.WatchedAndRecorded, name));

    [Fact]
    public void Without_a_declaration_the_targets_alone_change_nothing() =>
        Assert.Equal(WorkflowGenerator.Generate(SampleModels.Storefront), WorkflowGenerator.Generate(SampleModels.Storefront with { Targets = SampleModels.Watched.Targets, Secrets = SampleModels.Watched.Secrets }));

    [Fact]
    public void A_declaration_without_the_targets_changes_nothing() =>
        Assert.Equal(WorkflowGenerator.Generate(SampleModels.Storefront), WorkflowGenerator.Generate(SampleModels.Storefront with { Environments = SampleModels.Watched.Environments }));

    [Fact]
    public void Previews_are_generated_as_reviewed() => Snapshot.Matches("previews/preview.yml", Content(SampleModels.WithPreviews, "preview.yml"));

    [Fact]
    public void Previews_are_a_file_of_their_own_and_change_no_other()
    {
        var plain = WorkflowGenerator.Generate(SampleModels.Storefront).ToDictionary(file => file.Path, file => file.Content);
        var previews = WorkflowGenerator.Generate(SampleModels.WithPreviews).ToDictionary(file => file.Path, file => file.Content);

        Assert.Equal([".github/workflows/preview.yml"], previews.Where(file => plain.GetValueOrDefault(file.Key) != file.Value).Select(file => file.Key));
        Assert.Empty(plain.Keys.Except(previews.Keys));
    }

    private static string Content(WorkflowModel model, string name) =>
        WorkflowGenerator.Generate(model).Single(file => file.Path == $"{WorkflowGenerator.Folder}/{name}").Content;
}
