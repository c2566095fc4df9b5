using Nuke.Common.Git;

namespace Pipeline.Engine.Tests.Git;

public sealed class GitRepositoryExtensionsTests
{
    [Theory]
    [InlineData("main", "main")]
    [InlineData("Master", "main")]
    [InlineData("dev", "develop")]
    [InlineData("development", "develop")]
    [InlineData("feature/a", "feature")]
    [InlineData("release/1.0", "release")]
    [InlineData("hotfixes/1", "hotfix")]
    [InlineData("maintenance", "")]
    [InlineData(null, "")]
    public void A_branch_is_for_what_its_name_says(string? branch, string expected)
    {
        var repository = GitRepository.FromUrl("https://example.org/owner/name", branch);
        (string Kind, bool Is)[] kinds =
        [
            ("main", repository.IsOnMainOrMasterBranch()),
            ("develop", repository.IsOnDevelopBranch()),
            ("feature", repository.IsOnFeatureBranch()),
            ("release", repository.IsOnReleaseBranch()),
            ("hotfix", repository.IsOnHotfixBranch()),
        ];
        Assert.Equal(expected, string.Join(' ', kinds.Where(kind => kind.Is).Select(kind => kind.Kind)));
    }
}
