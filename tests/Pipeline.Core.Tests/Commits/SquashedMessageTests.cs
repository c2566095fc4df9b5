using Pipeline.Core.Commits;

namespace Pipeline.Core.Tests.Commits;

/// <summary>Messages that carry those of other commits.</summary>
public sealed class SquashedMessageTests
{
    [Theory]
    [InlineData("build")]
    [InlineData("chore")]
    [InlineData("ci")]
    [InlineData("deps")]
    [InlineData("docs")]
    [InlineData("feat")]
    [InlineData("fix")]
    [InlineData("perf")]
    [InlineData("refactor")]
    [InlineData("revert")]
    [InlineData("style")]
    [InlineData("test")]
    public void Every_usual_type_is_a_change_in_a_list(string type) =>
        Assert.Equal(["fix", type], CommitMessage.Parse($"fix: all (#12)\n\n* {type}: one").Changes.Select(change => change.Type));

    [Fact]
    public void An_unusual_type_is_one_when_it_breaks() =>
        Assert.Equal(["fix", "config"], CommitMessage.Parse("fix: all (#12)\n\n- config!: one\n- config: two").Changes.Select(change => change.Type));

    [Fact]
    public void Gits_list_below_a_subject_of_its_own_adds_to_it()
    {
        var message = CommitMessage.Parse(
            """
            fix: the basket

            Squashed commit of the following:

            commit 1111111111111111111111111111111111111111
            Author: Ada <ada@example.org>

                feat: one

                It has a body.

                Release-As: 3.0.0

            commit 2222222222222222222222222222222222222222
            Author: Grace <grace@example.org>

                docs: two
            """);

        Assert.Equal("fix: the basket", message.Subject);
        Assert.Equal(["fix", "feat", "docs"], message.Changes.Select(change => change.Type));
        Assert.Equal(["3.0.0"], message.ReleaseAs);
    }

    [Fact]
    public void Gits_list_that_is_empty_is_a_change_like_any_other() =>
        Assert.Equal("Squashed commit of the following:", Assert.Single(CommitMessage.Parse("Squashed commit of the following:\n\ncommit 1111111\n").Changes).Description);

    [Fact]
    public void An_empty_message_has_one_change_without_text() =>
        Assert.Equal("(no message)", Assert.Single(CommitMessage.Parse("\n").Changes).Description);

    [Theory]
    [InlineData("BREAKING CHANGE: these:\n- one\n  and its end\n- two\nRefs: #1", "these:\n- one\n  and its end\n- two")]
    [InlineData("BREAKING CHANGE: these:\n\n* one\n\n* two\n", "these:\n\n* one\n\n* two")]
    [InlineData("BREAKING CHANGE: these:\nnot a list\n- one", "these:\nnot a list")]
    [InlineData("BREAKING CHANGE: no list\n- one", "no list")]
    [InlineData("BREAKING CHANGE: these:\n- feat: one", "these:")]
    public void A_list_that_a_footer_announces_belongs_to_it(string footer, string expected) =>
        Assert.Equal(expected, CommitMessage.Parse($"fix: a\n\n{footer}").Changes[0].BreakingDescription);

    [Fact]
    public void A_rule_ends_a_list_too() =>
        Assert.Equal("these:\n- one", CommitMessage.Parse("fix: a\n\nBREAKING CHANGE: these:\n- one\n---\nmore").Changes[0].BreakingDescription);

    [Theory]
    [InlineData("> a\n>\n* feat: own")]
    [InlineData("```\n> a\n```\n* feat: own")]
    [InlineData("```\n<details>\n```\n* feat: own")]
    [InlineData("</details>\n* feat: own")]
    [InlineData("<blockquote>\n> a\n</blockquote>\n* feat: own")]
    public void What_follows_a_quotation_is_the_commits_own(string body) =>
        Assert.Equal(["fix", "feat"], CommitMessage.Parse($"fix: a\n\n{body}").Changes.Select(change => change.Type));

    [Theory]
    [InlineData("feat: b", "fix,feat", false)]
    [InlineData("fix(api)!: b", "fix,fix", true)]
    [InlineData("It has a body.\n\nfeat: b\n\nSo has b.\n\ndocs: c", "fix,feat,docs", false)]
    [InlineData("Reviewed-by: Z\n\nfeat: b", "fix,feat", false)]
    [InlineData("* perf: b\n\nfeat: c", "fix,perf,feat", false)]
    [InlineData("feat: b\n\nBREAKING CHANGE: gone", "fix,feat", true)]
    [InlineData("feat: b\n\nRevert \"feat: b\"\n\nThis reverts commit 1234567.\n\ndocs: c", "fix,docs", false)]
    [InlineData("feat!: b\n\nBREAKING CHANGE: gone\n\nrevert: feat!: b", "fix", false)]
    public void A_paragraph_that_begins_like_a_commit_is_a_change(string body, string types, bool isBreaking)
    {
        var changes = CommitMessage.Parse($"fix: a\n\n{body}").Changes;

        Assert.Equal(types.Split(','), changes.Select(change => change.Type));
        Assert.Equal(isBreaking, changes.Any(change => change.IsBreaking));
    }

    [Theory]
    [InlineData("Test: by hand")]
    [InlineData("FIX: #12")]
    [InlineData("config: b")]
    [InlineData("config!: b")]
    [InlineData("Some text\nfeat: b")]
    [InlineData("> feat: b")]
    [InlineData("```\n\nfeat: b\n```")]
    [InlineData("<details>\n\nfeat: b\n\n</details>")]
    [InlineData("    feat: b")]
    public void Any_other_paragraph_is_none(string body) => Assert.Equal("a", Assert.Single(CommitMessage.Parse($"fix: a\n\n{body}").Changes).Description);

    [Fact]
    public void A_line_right_below_the_subject_is_no_paragraph() => Assert.Single(CommitMessage.Parse("fix: a\nfeat: b").Changes);

    [Fact]
    public void A_paragraph_that_begins_like_a_commit_is_no_footer_and_ends_the_one_before()
    {
        var message = CommitMessage.Parse("fix: a\n\nTest: by hand\nBREAKING CHANGE: gone\n\nfeat: b\n\nIts body.\n\nRelease-As: 3.0.0");

        Assert.Equal([new("Test", "by hand"), new("BREAKING CHANGE", "gone"), new("Release-As", "3.0.0")], message.Footers);
        Assert.Equal(["fix", "feat"], message.Changes.Select(change => change.Type));
    }

    [Fact]
    public void Footers_right_below_a_change_count() =>
        Assert.Equal([new("Co-authored-by", "Grace <g@example.org>"), new("Release-As", "3.0.0")], CommitMessage.Parse("fix: a\n\ndocs: none\nCo-authored-by: Grace <g@example.org>\nRelease-As: 3.0.0").Footers);

    // The example of release-please's documentation.
    [Fact]
    public void Several_changes_in_one_message_may_have_footers_each()
    {
        var message = CommitMessage.Parse(
            """
            feat: adds v4 UUID to crypto

            This adds support for v4 UUIDs to the library.

            fix(utils): unicode no longer throws exception
              PiperOrigin-RevId: 345559154
              BREAKING-CHANGE: encode method no longer throws.
              Source-Link: googleapis/googleapis@5e0dcb2

            feat(utils): update encode to support unicode
              PiperOrigin-RevId: 345559182
              Source-Link: googleapis/googleapis@e5eef86
            """);

        Assert.Equal(["feat ", "fix utils", "feat utils"], message.Changes.Select(change => $"{change.Type} {change.Scope}"));
        Assert.StartsWith("encode method no longer throws.", message.Changes[0].BreakingDescription, StringComparison.Ordinal);
        Assert.DoesNotContain("update encode", message.Changes[0].BreakingDescription, StringComparison.Ordinal);
    }
}
