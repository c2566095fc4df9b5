using Pipeline.Core.Commits;
using Pipeline.Releases.Papers;

namespace Pipeline.Releases.Tests.Papers;

public sealed class MergedRequestsTests
{
    [Fact]
    public void A_squashed_commit_tells_title_description_and_issue()
    {
        var request = Assert.Single(Of(Commit("a", "feat: sell tea (#12)\n\nGreen and black.\n\nCloses #7", "modules/orders/src/Tea.cs")));

        Assert.Equal((12, "feat: sell tea", "Ada"), (request.Number, request.Title, request.Author));
        Assert.StartsWith("Green and black.", request.Description, StringComparison.Ordinal);
        Assert.Equal(["#7"], request.Issues);
        Assert.Equal(["orders"], request.Modules);
    }

    [Fact]
    public void A_merge_brings_the_commits_of_its_branch()
    {
        var request = Assert.Single(Of(
            new HistoryCommit { Id = "m", Parents = ["base", "b"], Author = "Bob", Message = "Merge pull request #5 from acme/tea\n\nSell tea" },
            Commit("b", "feat: tea", "modules/orders/a", "a"),
            Commit("a", "fix: leaf, fixes #3", "modules/catalog/b")));

        Assert.Equal((5, "Sell tea", null), (request.Number, request.Title, request.Description));
        Assert.Equal(["#3"], request.Issues);
        Assert.Equal(["catalog", "orders"], request.Modules);
    }

    [Fact]
    public void A_commit_without_a_pull_request_is_in_none() => Assert.Empty(Of(Commit("a", "feat: tea", "modules/orders/a")));

    private static IReadOnlyList<MergedRequest> Of(params HistoryCommit[] commits) => MergedRequests.Of(commits, path => [path.Split('/')[1]]);

    private static HistoryCommit Commit(string id, string message, string path, params string[] parents) => new() { Id = id, Parents = parents, Author = "Ada", Message = message, Paths = [path] };
}
