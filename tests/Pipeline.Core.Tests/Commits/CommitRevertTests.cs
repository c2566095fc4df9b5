using Pipeline.Core.Commits;

namespace Pipeline.Core.Tests.Commits;

/// <summary>What a commit says that it takes back.</summary>
public sealed class CommitRevertTests
{
    [Theory]
    [InlineData("Revert \"feat: a\"\n\nThis reverts commit 1234567890123456789012345678901234567890.", "1234567890123456789012345678901234567890", "feat: a")]
    [InlineData("Revert \"feat: a (#12)\" (#13)\n\nReverts acme/shop#12", null, "feat: a (#12)")]
    [InlineData("revert: let us never again speak of it\n\nRefs: 676104e, a215868", "676104e,a215868", null)]
    [InlineData("Reapply \"feat: a\"\n\nThis reverts commit abcdef1234.", "abcdef1234", null)]
    [InlineData("revert: feat: a", null, "feat: a")]
    public void A_revert_tells_what_it_reverts(string text, string? commits, string? subject)
    {
        var revert = CommitMessage.Parse(text).Revert;

        Assert.NotNull(revert);
        Assert.Equal(commits?.Split(',') ?? [], revert.Commits);
        Assert.Equal(subject, revert.Subject);
    }

    [Theory]
    [InlineData("fix: z\n\nThis reverts commit 1234567 only in part.")]
    [InlineData("fix: z\n\nThis reverts commit 1234567, but not its tests.")]
    [InlineData("Revert \"feat: a\"\n\nThis reverts commit 1234567\nonly in part.")]
    public void What_is_reverted_in_part_is_not_reverted(string text) => Assert.Null(CommitMessage.Parse(text).Revert);

    [Theory]
    [InlineData("Revert \"feat: a\" (#12)\n\nReverts acme/shop#11", true, new[] { 11 }, new string[0])]
    [InlineData("feat!: replace a (#14)\n\nThis reverts commit 1234567.", false, new int[0], new[] { "1234567" })]
    [InlineData("undo it\n\nThis reverts commit 1234567 because it only worked here.", true, new int[0], new[] { "1234567" })]
    [InlineData("Revert \"feat: a\" (#12)\n\n* Revert \"feat: a\"\n\n* fix: b\n\nReverts #11", false, new[] { 11 }, new string[0])]
    public void A_revert_tells_whether_it_is_all(string text, bool isAll, int[] requests, string[] commits)
    {
        var revert = CommitMessage.Parse(text).Revert;

        Assert.NotNull(revert);
        Assert.Equal(isAll, revert.IsAll);
        Assert.Equal(requests, revert.PullRequests);
        Assert.Equal(commits, revert.Commits);
    }

    [Fact]
    public void An_ordinary_commit_reverts_nothing() => Assert.Null(CommitMessage.Parse("fix: revert the order of the list").Revert);

    [Theory]
    [InlineData("fix: all (#12)\n\n* feat!: a\n\nBREAKING CHANGE: gone\n\n* Revert \"feat!: a\"\n\nThis reverts commit 1234567890.\n\n* docs: b", "fix,docs")]
    [InlineData("fix: all (#12)\n\n* feat: a\n* revert: feat: a\n* docs: b", "fix,docs")]
    [InlineData("fix: all (#12)\n\n* feat: a\n* Revert \"feat: a\"\n* Reapply \"feat: a\"", "fix,feat")]
    [InlineData("fix: all (#12)\n\n* feat: a\n* Revert \"feat: a\"\n* Revert \"Revert \"feat: a\"\"", "fix,feat")]
    [InlineData("fix: all (#12)\n\n* feat: a\n* Revert \"feat: a\"\n* feat: a", "fix,feat")]
    [InlineData("fix: all (#12)\n\n* Revert \"feat: of before\"\n* feat: a", "fix,feat")]
    [InlineData("Squashed commit of the following:\n\ncommit 2222222\n\n    Revert \"feat!: a\"\n\n    This reverts commit 1111111.\n\ncommit 1111111\n\n    feat!: a\n\n    BREAKING CHANGE: gone\n\ncommit 3333333\n\n    fix: b", "fix")]
    public void What_a_squashed_commit_reverts_of_itself_is_no_change(string text, string expected)
    {
        var changes = CommitMessage.Parse(text).Changes;

        Assert.Equal(expected.Split(','), changes.Select(change => change.Type));
        Assert.DoesNotContain(changes, change => change.IsBreaking);
    }

    [Theory]
    [InlineData("Revert \"feat: a\"\n\nThis partially reverts commit 1234567.")]
    [InlineData("Revert \"feat: a\"\n\nThis is a partial revert of commit 1234567.")]
    [InlineData("Revert \"feat: a\"\n\nThis reverts parts of commit 1234567.")]
    [InlineData("Revert \"feat: a\" (#12)\n\nPartially reverts acme/shop#11")]
    [InlineData("fix: z\n\nThis reverts commit 1234567 with the exception of the tests.")]
    [InlineData("fix: z\n\nThis reverts commit 1234567 without its tests.")]
    [InlineData("fix: z\n\nThis reverts commit 1234567 for some modules.")]
    public void Other_words_for_a_part_are_read_too(string text) => Assert.Null(CommitMessage.Parse(text).Revert);

    [Theory]
    [InlineData("undo\n\nThis reverts commit 1234567, which broke some builds.")]
    [InlineData("undo\n\nThis reverts commit 1234567 as it only works on Linux.")]
    [InlineData("undo\n\nThis reverts commit 1234567 (some tests fail).")]
    [InlineData("undo\n\nThis reverts commit 1234567 - it broke part of the API")]
    [InlineData("undo\n\nThis reverts commit\n1234567.")]
    [InlineData("undo\n\nThis reverts commit 1234567 (\"feat: only a\").")]
    [InlineData("undo\n\nThis reverts commit 1234567 (feat(api)!: only a, 2026-01-01).")]
    [InlineData("Revert \"feat: partially revert an order\"\n\nThis reverts commit 1234567.")]
    [InlineData("feat: z\n\nThis reverts commit 1234567.\n\nA user may partially revert an order.")]
    [InlineData("undo\n\nThis reverts commit `1234567`.")]
    [InlineData("undo\n\nThis reverts commit [1234567](https://example.org/acme/shop/commit/1234567).")]
    [InlineData("undo\n\nThis reverts commit https://example.org/acme/shop/commit/1234567.")]
    [InlineData("undo\n\nThis reverts commit acme/shop@1234567.")]
    public void A_reason_is_no_part(string text) => Assert.Equal(["1234567"], CommitMessage.Parse(text).Revert?.Commits);

    [Fact]
    public async Task A_reason_of_hundreds_of_thousands_of_parentheses_is_read()
    {
        var text = $"fix: a\n\nThis reverts commit 1234567 {string.Concat(Enumerable.Repeat("a (b, ", 100_000))}";

        // Looking for an end from each of them takes minutes.
        Assert.NotNull((await Task.Run(() => CommitMessage.Parse(text)).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken)).Revert);
    }
}
