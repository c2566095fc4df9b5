using Pipeline.Core.Commits;
using Pipeline.Core.Versions;

namespace Pipeline.Core.Tests.Commits;

/// <summary>What counts as a breaking change, and how it is described.</summary>
public sealed class BreakingChangeTests
{
    [Fact]
    public void A_breaking_change_may_have_its_text_in_the_next_paragraph() =>
        Assert.Equal("The field is gone.\n\nUse the other.", CommitMessage.Parse("fix: a\n\nBREAKING CHANGE:\n\nThe field is gone.\n\nUse the other.\nRefs: #1").Changes[0].BreakingDescription);

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
