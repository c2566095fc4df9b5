using Pipeline.Releases.Papers;

namespace Pipeline.Releases.Tests.Papers;

public sealed class ToldRequestsTests
{
    private static readonly MergedRequest Merged = new() { Number = 12, Title = "feat: tea", Author = "Ada Lovelace", Issues = ["#3"], Modules = ["orders"] };

    [Fact]
    public void GitHub_tells_title_author_and_description_and_adds_issues()
    {
        var request = Complete(new ToldRequest(12, "Sell tea", "ada", "It was asked for.", ["#9", "acme/other#1"]));

        Assert.Equal(("Sell tea", "ada", "It was asked for.", true), (request.Title, request.Author, request.Description, request.IsTold));
        Assert.Equal(["#9", "acme/other#1", "#3"], request.Issues);
        Assert.Equal(["orders"], request.Modules);
    }

    [Fact]
    public void An_issue_that_only_the_description_names_counts_for_GitHub_links_what_goes_into_the_default_branch_alone() =>
        Assert.Equal(["#7", "#3"], Complete(new ToldRequest(12, "Sell tea", "ada", "Green.\n\nCloses #7", [])).Issues);

    [Theory]
    [InlineData("<!-- What does it change, and why? -->\n")]
    [InlineData("<!-- Closes #7")]
    [InlineData("  \r\n ")]
    [InlineData(null)]
    public void What_a_template_says_is_no_description_and_names_no_issue(string? body)
    {
        var request = Complete(new ToldRequest(12, "Sell tea", "ada", body, []));

        Assert.Null(request.Description);
        Assert.Equal(["#3"], request.Issues);
    }

    [Fact]
    public void Of_what_GitHub_does_not_tell_the_word_of_the_commits_stays() =>
        Assert.Equal([Merged], ToldRequests.Complete([Merged], [new ToldRequest(13, "Another", "ada", "", [])]));

    [Fact]
    public void Whoever_has_no_account_any_more_is_named_by_the_commits() => Assert.Equal("Ada Lovelace", Complete(new ToldRequest(12, "Sell tea", null, "", [])).Author);

    private static MergedRequest Complete(ToldRequest told) => Assert.Single(ToldRequests.Complete([Merged], [told]));
}
