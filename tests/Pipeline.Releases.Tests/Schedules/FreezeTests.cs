using Pipeline.Core.Errors;
using Pipeline.Releases.Schedules;

namespace Pipeline.Releases.Tests.Schedules;

public class FreezeTests
{
    [Fact]
    public void The_last_day_of_a_freeze_is_frozen_too() => Assert.Equal(
        "frozen until Sunday 3 January 2027 00:00 Europe/Amsterdam because of the Christmas sale",
        Freeze.Parse("2026-12-20", "2027-01-02", "Europe/Amsterdam", "of the Christmas sale").ToString());

    [Theory]
    [InlineData("2026-12-24 17:30")]
    [InlineData("2026-12-24T17:30")]
    public void A_freeze_may_end_at_a_time(string to) => Assert.Equal(
        "frozen until Thursday 24 December 2026 17:30 UTC because of the audit",
        Freeze.Parse("2026-12-24 09:00", to, "UTC", "of the audit").ToString());

    [Fact]
    public void A_freeze_may_be_of_one_day() => Assert.Equal(
        new DateTime(2026, 12, 25),
        Freeze.Parse("2026-12-24", "2026-12-24", "UTC", "of Christmas").Until);

    [Theory]
    [InlineData("2026-12-24", "2026-12-23")]
    [InlineData("2026-12-24 17:00", "2026-12-24 17:00")]
    public void A_freeze_that_ends_before_it_begins_is_refused(string from, string to) => Assert.Equal(
        $"The freeze from {from} to {to} ends before it begins. Write the earlier one first.",
        Assert.Throws<PipelineException>(() => Freeze.Parse(from, to, "UTC", "of the audit")).Message);

    [Theory]
    [InlineData("24.12.2026")]
    [InlineData("2026-12-24 25:00")]
    [InlineData("2026-02-30")]
    [InlineData("2026-12-24 17:00 18:00")]
    public void What_is_no_time_is_refused_with_examples(string text) => Assert.Equal(
        $"'{text}' is no beginning or end of a freeze. Write a day, \"2026-12-24\", or a time, \"2026-12-24 17:00\".",
        Assert.Throws<PipelineException>(() => Freeze.Parse("2026-01-01", text, "UTC", "of the audit")).Message);

    [Theory]
    [InlineData("9999-12-31")]
    [InlineData("9999-12-31 23:59")]
    public void A_freeze_ends_in_a_year_that_every_clock_has(string to) => Assert.Equal(
        "A freeze cannot begin or end in the year 9999. Write a year from 1900 to 2999.",
        Assert.Throws<PipelineException>(() => Freeze.Parse("2026-01-01", to, "UTC", "of the audit")).Message);

    [Fact]
    public void A_freeze_without_a_reason_is_refused() => Assert.Equal(
        "The freeze from 2026-12-20 to 2027-01-02 has no reason. Say because of what nothing is deployed.",
        Assert.Throws<PipelineException>(() => Freeze.Parse("2026-12-20", "2027-01-02", "UTC", " ")).Message);
}
