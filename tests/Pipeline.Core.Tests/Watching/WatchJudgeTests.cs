using Pipeline.Core.Watching;

namespace Pipeline.Core.Tests.Watching;

public sealed class WatchJudgeTests
{
    private static readonly DateTimeOffset Began = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly WatchSettings Settings = new() { ErrorRateAtMost = 0.05, P95AtMost = TimeSpan.FromMilliseconds(300), LeastRequests = 20, Window = TimeSpan.FromMinutes(1), UnansweredInARow = 3 };
    private readonly WatchJudge _judge = new(Settings);

    [Fact]
    public void What_holds_is_no_breach()
    {
        var observation = _judge.Add(Sample(0, 100, 5));

        Assert.Empty(observation.Breaches);
        Assert.Equal((100, 0.05), (observation.Requests, observation.ErrorRate));
        Assert.True(_judge.HasJudged);
    }

    [Fact]
    public void More_failed_requests_than_may_be_are_a_breach() => Assert.Equal(["6 % of 100 requests failed, at most 5 % may"], _judge.Add(Sample(0, 100, 6)).Breaches);

    [Fact]
    public void Longer_latencies_than_may_be_are_a_breach() => Assert.Equal(["95 of 100 requests took up to 380 ms, at most 300 ms may they"], _judge.Add(Sample(0, 100, 0, (200, 50), (400, 50))).Breaches);

    [Fact]
    public void By_few_requests_nothing_is_judged()
    {
        var observation = _judge.Add(Sample(0, 19, 19));

        Assert.Equal((0, null, false), (observation.Breaches.Count, observation.ErrorRate, _judge.HasJudged));
    }

    [Fact]
    public void Few_requests_of_several_looks_are_enough_together()
    {
        _judge.Add(Sample(0, 10, 10));

        Assert.Single(_judge.Add(Sample(15, 10, 10)).Breaches);
    }

    [Fact]
    public void What_was_before_the_window_counts_no_more()
    {
        _judge.Add(Sample(0, 100, 5));

        var observation = _judge.Add(Sample(60, 100, 0));

        Assert.Equal((100, 0), (observation.Requests, observation.ErrorRate));
        Assert.Equal((200, 0.025), (_judge.Metrics["watch.requests"], _judge.Metrics["watch.errorRate"]));
    }

    [Fact]
    public void One_look_without_an_answer_is_no_breach_and_three_in_a_row_are()
    {
        Assert.Empty(Fail(0));
        Assert.Empty(Fail(15));
        Assert.Equal(["3 times in a row there was no answer: refused"], Fail(30));
    }

    [Fact]
    public void An_answer_between_begins_the_row_anew()
    {
        Fail(0);
        Fail(15);
        _judge.Add(Sample(30, 0, 0));

        Assert.Empty(Fail(45));
    }

    [Fact]
    public void Of_a_histogram_that_ends_below_the_threshold_it_is_told_that_it_cannot_tell()
    {
        var sample = Sample(0, 100, 0, (250, 50), (double.PositiveInfinity, 50));

        Assert.Empty(_judge.Add(sample).Breaches);
        Assert.Contains("95 of 100 requests took more than 250 ms, where the histogram ends", _judge.Add(sample with { At = Began.AddSeconds(15) }).Unanswered, StringComparison.Ordinal);
        Assert.StartsWith("3 times in a row: ", Assert.Single(_judge.Add(sample with { At = Began.AddSeconds(30) }).Breaches), StringComparison.Ordinal);
    }

    [Fact]
    public void Beyond_a_histogram_that_ends_above_the_threshold_is_a_breach() =>
        Assert.Equal(["95 of 100 requests took more than 500 ms, at most 300 ms may they"], _judge.Add(Sample(0, 100, 0, (500, 50), (double.PositiveInfinity, 50))).Breaches);

    [Fact]
    public void The_figures_of_the_whole_time_are_evidence()
    {
        _judge.Add(Sample(0, 100, 0, (100, 100)));

        Assert.Equal(["watch.errorRate", "watch.p95Ms", "watch.p99Ms", "watch.requests"], _judge.Metrics.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(95, _judge.Metrics["watch.p95Ms"]);
    }

    private IReadOnlyList<string> Fail(int second) => _judge.Fail(Began.AddSeconds(second), "refused").Breaches;

    private static WatchSample Sample(int second, double requests, double errors, params (double Bound, double Count)[] latencies)
    {
        var counts = new LatencyCounts();
        foreach (var (bound, count) in latencies.DefaultIfEmpty((100, requests)))
            counts.Add(bound, count);
        return new WatchSample(Began.AddSeconds(second), requests, errors, counts);
    }
}
