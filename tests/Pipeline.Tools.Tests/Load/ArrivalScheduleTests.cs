using Pipeline.Tools.Load;

namespace Pipeline.Tools.Tests.Load;

public sealed class ArrivalScheduleTests
{
    [Theory]
    [InlineData(200, 5, 30, 7000, 6000)]
    [InlineData(0.5, 0, 10, 5, 5)]
    [InlineData(3.7, 1.1, 2.3, 13, 8)]
    [InlineData(0.01, 0, 1, 1, 1)]
    [InlineData(1, 5, 0.1, 5, 1)]
    public void Requests_are_due_at_a_constant_rate_and_at_least_one_is_measured(double rate, double warmUp, double duration, int total, int measured)
    {
        var schedule = new ArrivalSchedule(rate, TimeSpan.FromSeconds(warmUp), TimeSpan.FromSeconds(duration), TimeProvider.System);
        List<TimeSpan> due = [];
        while (schedule.TakeNext() is { } next)
            due.Add(next);

        Assert.Equal((total, measured), (due.Count, due.Count(one => one >= schedule.MeasuredFrom)));
        Assert.All(due.Zip(due.Skip(1)), pair => Assert.Equal(1 / rate, (pair.Second - pair.First).TotalSeconds, 0.000_001));
    }
}
