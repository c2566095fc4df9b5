using Pipeline.Testing.GitHub;
using Pipeline.Tools.GitHub;

namespace Pipeline.Tools.Tests.GitHub;

public sealed class PullRequestCommentsTests : IAsyncLifetime
{
    private const string Mark = "<!-- mark -->";
    private FakeGitHub? _github;

    private FakeGitHub GitHub => _github!;

    public async ValueTask InitializeAsync()
    {
        _github = await FakeGitHub.StartAsync();
        GitHub.PullRequests.Known[42] = new("Sell tea", "", "dora");
    }

    public ValueTask DisposeAsync() => GitHub.DisposeAsync();

    [Fact]
    public async Task There_is_one_comment_and_it_is_edited_in_place()
    {
        GitHub.PullRequests.Comments.AddRange([new(42, "first", false), new(42, "second", false), new(42, "third", true)]);

        await SaveAsync($"{Mark} opened");
        await SaveAsync($"{Mark} opened again");

        Assert.Equal(["first", "second", "third", $"{Mark} opened again"], GitHub.PullRequests.Comments.Select(comment => comment.Body));
    }

    [Fact]
    public async Task The_comment_of_somebody_else_is_not_touched_whatever_stands_in_it()
    {
        GitHub.PullRequests.Comments.AddRange([new(42, $"{Mark} look at my page instead", false), new(7, $"{Mark} of another", true)]);

        await SaveAsync($"{Mark} opened");

        Assert.Equal([$"{Mark} look at my page instead", $"{Mark} of another", $"{Mark} opened"], GitHub.PullRequests.Comments.Select(comment => comment.Body));
    }

    [Fact]
    public async Task Nothing_is_written_where_only_what_is_there_was_to_be_edited()
    {
        await SaveAsync($"{Mark} closed", isNew: false);

        Assert.Empty(GitHub.PullRequests.Comments);
    }

    [Fact]
    public async Task A_text_that_did_not_change_is_not_sent_again()
    {
        await SaveAsync(Mark);
        var calls = GitHub.Calls.Count;

        await SaveAsync(Mark);

        Assert.Equal(calls + 1, GitHub.Calls.Count);
    }

    [Fact]
    public async Task A_comment_whose_answer_was_lost_is_not_written_twice()
    {
        GitHub.PullRequests.Comments.Add(new(42, "first", false));
        GitHub.Fail("POST", "/graphql", FakeFault.Unavailable);
        GitHub.Fail("POST", "/graphql", FakeFault.LostAnswer);
        GitHub.Fail("POST", "/graphql", FakeFault.LostAnswer);

        await SaveAsync($"{Mark} opened");

        Assert.Equal(["first", $"{Mark} opened"], GitHub.PullRequests.Comments.Select(comment => comment.Body));
    }

    [Fact]
    public async Task Whether_a_pull_request_is_closed_is_told()
    {
        GitHub.PullRequests.Known[43] = new("Sell coffee", "", "dora");
        GitHub.PullRequests.Closed.Add(43);
        using var comments = Comments();

        Assert.Equal((false, true), (await comments.IsClosedAsync(42, TestContext.Current.CancellationToken), await comments.IsClosedAsync(43, TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task What_is_no_pull_request_or_may_not_be_written_is_told_with_what_the_token_needs_and_without_the_token()
    {
        using var comments = Comments();
        Assert.Contains("there is no pull request 9", (await Assert.ThrowsAsync<GitHubException>(() => comments.SaveAsync(9, Mark, Mark, true, TestContext.Current.CancellationToken))).Message, StringComparison.Ordinal);
        GitHub.PullRequests.IsAllowed = false;

        var exception = await Assert.ThrowsAsync<GitHubException>(() => SaveAsync(Mark));

        Assert.Contains("GitHub answered 'Resource not accessible by integration ***'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("pull-requests: write", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(FakeGitHub.Token, exception.ToString(), StringComparison.Ordinal);
    }

    private async Task SaveAsync(string text, bool isNew = true)
    {
        using var comments = Comments();
        await comments.SaveAsync(42, Mark, text, isNew, TestContext.Current.CancellationToken);
    }

    private PullRequestComments Comments() => new(GitHubRepository.Parse(GitHub.Repository, GitHub.Address), FakeGitHub.Token, new GitHubOptions { TotalTime = TimeSpan.FromHours(1) }, new SkippingTime());
}
