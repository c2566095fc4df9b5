using Pipeline.Testing.GitHub;
using Pipeline.Tools.GitHub;

namespace Pipeline.Tools.Tests.GitHub;

public sealed class GitHubPullRequestsTests : IAsyncLifetime
{
    private FakeGitHub? _github;

    private FakeGitHub GitHub => _github!;

    public async ValueTask InitializeAsync() => _github = await FakeGitHub.StartAsync();

    public ValueTask DisposeAsync() => GitHub.DisposeAsync();

    [Fact]
    public async Task Title_author_description_and_linked_issues_are_told()
    {
        GitHub.PullRequests.Known[12] = new("Sell \"tea\"", "Green\nand black.", "dora", "#9", "acme/other#3");

        var told = Assert.Single(await ReadAsync([12]));

        Assert.Equal((12, "Sell \"tea\"", "dora", "Green\nand black."), (told.Number, told.Title, told.Author, told.Description));
        Assert.Equal(["#9", "acme/other#3"], told.Issues);
    }

    [Fact]
    public async Task A_number_that_is_no_pull_request_is_left_out_and_an_author_who_is_gone_is_nobody()
    {
        GitHub.PullRequests.Known[12] = new("Sell tea", "", null);

        Assert.Equal([(12, null)], (await ReadAsync([12, 13])).Select(told => (told.Number, told.Author)));
    }

    [Fact]
    public async Task Many_are_asked_for_at_once()
    {
        foreach (var number in Enumerable.Range(1, 120))
            GitHub.PullRequests.Known[number] = new($"Change {number}", "", "dora");

        Assert.Equal(Enumerable.Range(1, 120), (await ReadAsync([.. Enumerable.Range(1, 120)])).Select(told => told.Number));
        Assert.Equal(["POST /graphql", "POST /graphql", "POST /graphql"], GitHub.Calls);
    }

    [Fact]
    public async Task A_token_that_may_not_read_them_is_told_what_it_needs_and_never_shown()
    {
        GitHub.PullRequests.IsAllowed = false;

        var exception = await Assert.ThrowsAsync<GitHubException>(() => ReadAsync([12]));

        Assert.Contains("could not read the pull requests: GitHub answered 'Resource not accessible by integration ***'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("pull-requests: read", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(FakeGitHub.Token, exception.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FakeFault.Unavailable)]
    [InlineData(FakeFault.TooManyRequests)]
    [InlineData(FakeFault.LostAnswer)]
    public async Task A_fault_of_the_moment_is_tried_again(FakeFault fault)
    {
        GitHub.PullRequests.Known[12] = new("Sell tea", "", "dora");
        GitHub.Fail("POST", "/graphql", fault);

        Assert.Single(await ReadAsync([12]));
    }

    [Fact]
    public async Task A_page_instead_of_an_answer_is_named()
    {
        GitHub.Fail("POST", "/graphql", FakeFault.Page);

        Assert.Contains("could not read the pull requests", (await Assert.ThrowsAsync<GitHubException>(() => ReadAsync([12]))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "https://api.github.com/graphql")]
    [InlineData("https://api.acme.ghe.com", "https://api.acme.ghe.com/graphql")]
    [InlineData("https://github.example.org/api/v3", "https://github.example.org/api/graphql")]
    public void A_server_of_ones_own_has_its_GraphQL_beside_the_other_API(string? api, string expected) => Assert.Equal(expected, GitHubRepository.Parse("acme/shop", api).GraphQL.AbsoluteUri);

    private async Task<IReadOnlyList<Pipeline.Releases.Papers.ToldRequest>> ReadAsync(int[] numbers)
    {
        using var requests = new GitHubPullRequests(GitHubRepository.Parse(GitHub.Repository, GitHub.Address), FakeGitHub.Token, new GitHubOptions { TotalTime = TimeSpan.FromHours(1) }, new SkippingTime());
        return await requests.ReadAsync(numbers, TestContext.Current.CancellationToken);
    }
}
