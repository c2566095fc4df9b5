using FsCheck;
using FsCheck.Fluent;
using Pipeline.Core.Commits;
using Pipeline.Core.Versions;

namespace Pipeline.Core.Tests.Commits;

public sealed class CommitMessageTests
{
    // The examples of conventionalcommits.org, version 1.0.0.
    [Theory]
    [InlineData("feat: allow provided config object to extend other configs\n\nBREAKING CHANGE: `extends` key in config file is now used for extending other config files", "feat", null, true)]
    [InlineData("feat!: send an email to the customer when a product is shipped", "feat", null, true)]
    [InlineData("feat(api)!: send an email to the customer when a product is shipped", "feat", "api", true)]
    [InlineData("feat!: drop support for Node 6\n\nBREAKING CHANGE: use JavaScript features not available in Node 6.", "feat", null, true)]
    [InlineData("docs: correct spelling of CHANGELOG", "docs", null, false)]
    [InlineData("feat(lang): add Polish language", "feat", "lang", false)]
    [InlineData("fix: prevent racing of requests\n\nIntroduce a request id.\n\nReviewed-by: Z\nRefs: #123", "fix", null, false)]
    [InlineData("FEAT: upper case counts the same", "feat", null, false)]
    [InlineData("fix: a\n\nBREAKING-CHANGE: b", "fix", null, true)]
    [InlineData("fix: a\n\nBREAKING CHANGE:\n\nThe text is in the next paragraph.", "fix", null, true)]
    [InlineData("fix: a\n\nBREAKING CHANGES: in the plural", "fix", null, true)]
    [InlineData("fix: a\n\n**BREAKING CHANGE:** in bold", "fix", null, true)]
    [InlineData("fix: a\n\n* BREAKING CHANGE: as a bullet", "fix", null, true)]
    [InlineData("fix: a\n\nBREAKING CHANGES are listed elsewhere", "fix", null, false)]
    [InlineData("fix: a\n\nbreaking change: lower case is none", "fix", null, false)]
    public void The_header_tells_type_scope_and_breaking(string message, string type, string? scope, bool isBreaking)
    {
        var change = Assert.Single(CommitMessage.Parse(message).Changes);

        Assert.Equal((type, scope, isBreaking), (change.Type, change.Scope, change.IsBreaking));
    }

    [Fact]
    public void Footers_have_tokens_and_values_of_several_lines()
    {
        var message = CommitMessage.Parse("fix: a\n\nThe body: has a colon\nNot-A: footer\n\nReviewed-by: Z\nRefs #133\nBREAKING CHANGE: first\nsecond\n\nthird\nAcked-by: Y");

        Assert.Equal(
            [new("Reviewed-by", "Z"), new("Refs", "133"), new("BREAKING CHANGE", "first\nsecond\n\nthird"), new("Acked-by", "Y")],
            message.Footers);
        Assert.Equal("first\nsecond\n\nthird", message.Changes[0].BreakingDescription);
    }

    [Fact]
    public void A_breaking_change_may_have_its_text_in_the_next_paragraph() =>
        Assert.Equal("The field is gone.\n\nUse the other.", CommitMessage.Parse("fix: a\n\nBREAKING CHANGE:\n\nThe field is gone.\n\nUse the other.\nRefs: #1").Changes[0].BreakingDescription);

    [Theory]
    [InlineData("BREAKING CHANGE: inner is gone\n\n* fix: more\n\n* wip\n\nCo-authored-by: Grace <g@example.org>", "inner is gone")]
    [InlineData("BREAKING CHANGE: inner is gone\n* fix: more", "inner is gone")]
    [InlineData("BREAKING CHANGE: inner is gone\n\n---------\n\nCo-authored-by: Grace <g@example.org>", "inner is gone")]
    [InlineData("BREAKING CHANGE: inner is gone\n(cherry picked from commit 1234567)", "inner is gone")]
    [InlineData("BREAKING CHANGE: these are gone:\n- one\n- two\n\n* fix: more", "these are gone:\n- one\n- two")]
    public void A_footer_ends_where_the_next_bullet_footer_or_rule_begins(string footers, string expected) =>
        Assert.Equal(expected, CommitMessage.Parse($"feat: all (#12)\n\n* feat: inner\n\n{footers}").Changes[0].BreakingDescription);

    [Theory]
    [InlineData("Release-As: 3.0.0\n\n* fix: more\n* wip")]
    [InlineData("Release-As: 3.0.0\n\nAnd a last paragraph.")]
    [InlineData("Release-As: 3.0.0\n---\nmore")]
    public void A_version_that_is_asked_for_ends_with_its_line(string footer) =>
        Assert.Equal(["3.0.0"], CommitMessage.Parse($"feat: all (#12)\n\n* feat: inner\n\n{footer}").ReleaseAs);

    [Fact]
    public void Bullets_of_other_words_are_no_changes()
    {
        var message = CommitMessage.Parse(
            """
            build(deps): bump foo from 1.0.0 to 1.0.1 (#7)

            Bumps [foo](https://example.org/foo) from 1.0.0 to 1.0.1.
            - [Commits](https://example.org/foo/compare)

            ---
            updated-dependencies:
            - dependency-name: foo
              dependency-type: direct:production
              update-type: version-update:semver-patch
            ...

            Signed-off-by: dependabot[bot] <support@example.org>
            """);

        Assert.Equal("bump foo from 1.0.0 to 1.0.1 (#7)", Assert.Single(message.Changes).Description);
    }

    [Theory]
    [InlineData("Merge branch 'main' into side")]
    [InlineData("fix : a space before the colon")]
    [InlineData("fix:no space after the colon")]
    [InlineData("fix(): an empty scope")]
    [InlineData("(scope): no type")]
    [InlineData("!!!")]
    [InlineData("WIP")]
    [InlineData("feat:")]
    public void What_follows_no_convention_is_one_change_that_bumps_patch(string message)
    {
        var change = Assert.Single(CommitMessage.Parse(message).Changes);

        Assert.Equal(("", message, VersionBump.Patch), (change.Type, change.Description, change.Bump));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n  \n")]
    public void An_empty_message_is_a_change_too(string message) => Assert.Equal("(no message)", CommitMessage.Parse(message).Subject);

    [Fact]
    public void A_squashed_pull_request_carries_every_listed_change()
    {
        var message = CommitMessage.Parse("fix: the basket (#12)\n\n* feat(api): add a total\n\n* wip\n\n- refactor!: rename it\n* nothing: \n");

        Assert.Equal(["fix", "feat", "refactor"], message.Changes.Select(change => change.Type));
        Assert.Equal([VersionBump.Patch, VersionBump.Minor, VersionBump.Major], message.Changes.Select(change => change.Bump));
    }

    [Theory]
    [InlineData("<details>\n<summary>Release notes</summary>\n\n* feat!: drop Node 14\n<details>\n</details>\n- feat: more\n\nBREAKING CHANGE: gone\n</details>")]
    [InlineData("<blockquote>\n\n- fix!: theirs\n\n</blockquote>")]
    [InlineData("> - feat: theirs\n>\n> BREAKING CHANGE: gone")]
    [InlineData("```\n* feat!: an example\n\nThis reverts commit 1234567890.\n```")]
    [InlineData("~~~yaml\n- feat!: an example\n~~~")]
    public void What_a_message_quotes_is_no_change_of_its_own(string quotation)
    {
        var message = CommitMessage.Parse($"fix(deps): update foo\n\n{quotation}\n\n* docs: own\n");

        Assert.Equal(["fix", "docs"], message.Changes.Select(change => change.Type));
        Assert.DoesNotContain(message.Changes, change => change.IsBreaking);
        Assert.Null(message.Revert);
    }

    [Theory]
    [InlineData("<details>\n\n* feat: own\n")]
    [InlineData("```\n\n* feat: own\n")]
    public void A_quotation_that_is_never_closed_hides_nothing(string body) =>
        Assert.Equal(["fix", "feat"], CommitMessage.Parse($"fix: a\n\n{body}").Changes.Select(change => change.Type));

    [Fact]
    public void Gits_own_squash_message_carries_every_commit_it_lists()
    {
        var message = CommitMessage.Parse(
            """
            Squashed commit of the following:

            commit 1111111111111111111111111111111111111111
            Author: Ada <ada@example.org>
            Date:   Thu Jan 1 00:00:00 2026 +0000

                feat: one

                BREAKING CHANGE: all

            commit 2222222222222222222222222222222222222222
            Author: Ada <ada@example.org>

                fix: two
            """);

        Assert.Equal(["feat", "fix"], message.Changes.Select(change => change.Type));
        Assert.True(message.Changes[0].IsBreaking);
    }

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

    [Fact]
    public void Windows_line_ends_change_nothing() =>
        Assert.Equal("b", CommitMessage.Parse("fix: a\r\n\r\nBREAKING CHANGE: b\r\n").Changes[0].BreakingDescription);

    [Fact]
    public void Any_text_is_a_message() => Prop
        .ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text => CommitMessage.Parse(text.Get) is { Changes.Count: > 0, Subject.Length: > 0 })
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Text_made_of_the_grammars_own_signs_is_a_message_too() => Prop
        .ForAll(
            Gen.Elements("feat", "(", ")", "!", ":", " ", "\n", "\n\n", "BREAKING CHANGE", "#", "* ", "Revert \"", "\"", "    ", "commit ", "Squashed commit of the following:\n", "This reverts commit 1234567").ListOf().ToArbitrary(),
            parts => CommitMessage.Parse(string.Concat(parts)).Changes.Count > 0)
        .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("fix: a\n\nBREAKING CHANGE:no space")]
    [InlineData("fix: a\n\nBREAKING CHANGE : a space too many")]
    [InlineData("fix: a\n\n  BREAKING CHANGE: indented")]
    [InlineData("fix: a\n\n### BREAKING CHANGE: a heading")]
    [InlineData("fix: a\n\n__BREAKING CHANGE:__ bold in the other way")]
    [InlineData("fix: a\n\nBREAKING CHANGE(api): with a scope")]
    [InlineData("BREAKING CHANGE: the message begins with it")]
    [InlineData("BREAKING-CHANGE: the message begins with it")]
    public void A_breaking_change_counts_in_every_way_that_people_write_it(string message) =>
        Assert.Equal(VersionBump.Major, Assert.Single(CommitMessage.Parse(message).Changes).Bump);

    [Theory]
    [InlineData("BREAKING CHANGE: one\nBREAKING CHANGE: two", "one\n\ntwo")]
    [InlineData("BREAKING CHANGE: one\n\n* fix: more\n\nBREAKING CHANGE: two", "one\n\ntwo")]
    [InlineData("BREAKING CHANGE:\n- one\n- two\n\nRefs: #1", "- one\n- two")]
    [InlineData("BREAKING CHANGE:\n\n* one\n* two\n\n* fix: more", "* one\n* two")]
    [InlineData("BREAKING CHANGE:\n", null)]
    public void Everything_that_breaks_is_described(string footers, string? expected) =>
        Assert.Equal(expected, CommitMessage.Parse($"feat: a\n\n{footers}").Changes[0].BreakingDescription);

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

    [Theory]
    [InlineData("BREAKING CHANGE: inner is gone\n\n## How it was tested\n\nBy hand.")]
    [InlineData("BREAKING CHANGE: inner is gone\n\n<!-- Describe the change. -->")]
    public void A_footer_ends_where_the_next_part_of_a_description_begins(string footers) =>
        Assert.Equal("inner is gone", CommitMessage.Parse($"feat: all (#12)\n\n{footers}").Changes[0].BreakingDescription);

    [Theory]
    [InlineData("BREAKING CHANGE: none")]
    [InlineData("BREAKING CHANGE: None.")]
    [InlineData("BREAKING CHANGES: NO")]
    [InlineData("BREAKING CHANGE: nothing")]
    [InlineData("BREAKING CHANGE: N/A")]
    [InlineData("BREAKING CHANGE: -")]
    [InlineData("BREAKING CHANGE:\n- none")]
    [InlineData("**BREAKING CHANGE:** none\n\nAnother paragraph.")]
    [InlineData("BREAKING CHANGE: none\nRefs: #1")]
    public void A_breaking_change_that_says_none_is_none(string footer) =>
        Assert.Equal(VersionBump.Patch, Assert.Single(CommitMessage.Parse($"fix: a\n\n{footer}").Changes).Bump);

    [Theory]
    [InlineData("BREAKING CHANGE: none of the old fields are left")]
    [InlineData("BREAKING CHANGE: no\nold fields")]
    [InlineData("BREAKING CHANGE: none\n\nBREAKING CHANGE: gone")]
    public void A_breaking_change_that_only_begins_so_is_one(string footer) =>
        Assert.True(CommitMessage.Parse($"fix: a\n\n{footer}").Changes[0].IsBreaking);

    [Fact]
    public void None_does_not_take_back_what_the_header_says() =>
        Assert.True(CommitMessage.Parse("fix!: a\n\nBREAKING CHANGE: none").Changes[0].IsBreaking);
}
