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

    private static string Content(WorkflowModel model, string name) =>
        WorkflowGenerator.Generate(model).Single(file => file.Path == $"{WorkflowGenerator.Folder}/{name}").Content;
}
