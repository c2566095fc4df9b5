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
    [InlineData("BREAKING CHANGE: inner is gone\n\n## How it was tested\n\nBy hand.")]
    [InlineData("BREAKING CHANGE: inner is gone\n\n<!-- Describe the change. -->")]
    public void A_footer_ends_where_the_next_part_of_a_description_begins(string footers) =>
        Assert.Equal("inner is gone", CommitMessage.Parse($"feat: all (#12)\n\n{footers}").Changes[0].BreakingDescription);
}
