using Pipeline.Releases.Policies;
using Pipeline.Releases.Promotion;
using Pipeline.Releases.Schedules;

namespace Pipeline.Releases.Tests.Promotion;

public sealed class OpeningHoursTests
{
    private readonly ReleaseStory _story = new(model => model
        .Environment("live", environment => environment.Window(Days.Weekdays, "09:00-17:30", "Europe/Amsterdam").AtMost(2))
        .Environment("any", environment => environment.Gate(gate => gate)));

    [Fact]
    public void What_a_window_has_taken_counts_until_it_ends()
    {
        _story.Promote(_story.Seal(), "live");

        Assert.Equal((1, 2, new DateTimeOffset(2026, 11, 25, 17, 30, 0, TimeSpan.FromHours(1))), Quota("live"));
    }

    [Fact]
    public void The_next_window_begins_to_count_anew()
    {
        _story.Promote(_story.Seal(), "live");
        _story.Later(TimeSpan.FromDays(1));

        Assert.Equal(0, Quota("live")?.Taken);
    }

    [Fact]
    public void A_way_back_does_not_count()
    {
        var first = _story.Seal();
        _story.Promote(first, "live");
        _story.Promote(_story.Seal(), "live");
        _story.Happens(_story.Start(first, "live", rollback: true));
        _story.Happens(new DeploymentSucceeded { At = _story.Now, By = ReleaseStory.Ci, Bundle = first.Bundle.Id, Environment = "live" });

        Assert.Equal(2, Quota("live")?.Taken);
    }

    [Fact]
    public void Outside_a_window_and_without_a_limit_nothing_counts()
    {
        Assert.Null(Quota("any"));
        _story.Later(TimeSpan.FromHours(12));
        Assert.Null(Quota("live"));
    }

    private (int Taken, int Most, DateTimeOffset Until)? Quota(string environment) => OpeningHours.Quota(_story.State, _story.State.Rules.Find(environment)!, _story.Now);
}
