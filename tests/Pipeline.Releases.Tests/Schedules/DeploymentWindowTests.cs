using Pipeline.Core.Errors;
using Pipeline.Releases.Schedules;

namespace Pipeline.Releases.Tests.Schedules;

public class DeploymentWindowTests
{
    [Theory]
    [InlineData(Days.Weekdays, "09:00-17:30", "Asia/Kolkata", "Monday to Friday 09:00-17:30 Asia/Kolkata")]
    [InlineData(Days.Monday | Days.Thursday, "22:00-04:00", "UTC", "Monday and Thursday 22:00-04:00 UTC")]
    [InlineData(Days.Monday | Days.Thursday | Days.Sunday, " 22:00 - 24:00 ", "UTC", "Monday, Thursday and Sunday 22:00-24:00 UTC")]
    [InlineData(Days.All, "00:00-24:00", "UTC", "every day 00:00-24:00 UTC")]
    [InlineData(Days.Weekend, "00:00-12:00", "UTC", "Saturday and Sunday 00:00-12:00 UTC")]
    [InlineData(Days.Friday, "08:00-12:00", "UTC", "Friday 08:00-12:00 UTC")]
    public void A_window_reads_as_it_is_written(Days days, string hours, string zone, string text) =>
        Assert.Equal(text, DeploymentWindow.Parse(days, hours, zone).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("09:00")]
    [InlineData("9-17")]
    [InlineData("09:00-")]
    [InlineData("09:00-25:00")]
    [InlineData("24:00-09:00")]
    [InlineData("09:00-17:30-18:00")]
    [InlineData("09:00:00-17:30:00")]
    public void What_are_no_hours_is_refused_with_an_example(string hours) => Assert.Equal(
        $"'{hours}' are no hours of a window. Write from when until when, such as \"09:00-17:30\".",
        Assert.Throws<PipelineException>(() => DeploymentWindow.Parse(Days.All, hours, "UTC")).Message);

    [Fact]
    public void An_empty_window_is_refused() => Assert.Equal(
        "The window '09:00-09:00' is empty: it closes when it opens. The whole day is \"00:00-24:00\".",
        Assert.Throws<PipelineException>(() => DeploymentWindow.Parse(Days.All, "09:00-09:00", "UTC")).Message);

    [Theory]
    [InlineData(Days.None)]
    [InlineData((Days)128)]
    [InlineData((Days)(-1))]
    public void A_window_of_no_day_is_refused(Days days) => Assert.Contains(
        "Name at least one, such as Days.Weekdays",
        Assert.Throws<PipelineException>(() => DeploymentWindow.Parse(days, "09:00-17:30", "UTC")).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("Asia/Kolkatta", "'Asia/Kolkatta'; did you mean 'Asia/Kolkata'?")]
    [InlineData("Kolkata", "'Kolkata'; did you mean 'Asia/Kolkata'?")]
    [InlineData("europe/amsterdam", "'europe/amsterdam'; did you mean 'Europe/Amsterdam'?")]
    [InlineData("W. Europe Standard Time", "'W. Europe Standard Time'.")]
    [InlineData("", "''.")]
    public void An_unknown_time_zone_is_refused_with_the_nearest_name(string zone, string message) => Assert.Equal(
        $"There is no time zone {message} Write a name of the IANA database, such as Asia/Kolkata or UTC.",
        Assert.Throws<PipelineException>(() => DeploymentWindow.Parse(Days.All, "09:00-17:30", zone)).Message);

    [Fact]
    public void An_offset_is_no_time_zone() => Assert.Throws<PipelineException>(() => DeploymentWindow.Parse(Days.All, "09:00-17:30", "UTC+05:30"));
}
