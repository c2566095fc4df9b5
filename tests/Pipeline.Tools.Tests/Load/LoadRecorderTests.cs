using Pipeline.Tools.Load;

namespace Pipeline.Tools.Tests.Load;

public sealed class LoadRecorderTests
{
    private static readonly TimeSpan Ms = TimeSpan.FromMilliseconds(1);

    [Fact]
    public void Percentiles_are_right_to_a_thousandth()
    {
        var recorder = new LoadRecorder(TimeSpan.FromSeconds(10));
        foreach (var number in Enumerable.Range(1, 1000))
            recorder.Record(number * Ms, number * Ms, number * Ms, LoadOutcome.Answered, null);

        var latency = recorder.Complete("built-in").Latency;

        Assert.Equal(500, latency.P50Ms, 500 * 0.001);
        Assert.Equal(950, latency.P95Ms, 950 * 0.001);
        Assert.Equal(990, latency.P99Ms, 990 * 0.001);
        Assert.Equal(999, latency.P999Ms, 999 * 0.001);
        Assert.Equal(1000, latency.MaxMs, 1000 * 0.001);
        Assert.Equal(500.5, latency.MeanMs, 500 * 0.001);
    }

    [Fact]
    public void A_request_counts_in_the_part_of_the_time_in_which_it_was_due()
    {
        var recorder = new LoadRecorder(TimeSpan.FromSeconds(3));
        recorder.Record(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(2.9), TimeSpan.FromSeconds(2.4), LoadOutcome.Status, "answer 500");
        recorder.Record(TimeSpan.FromSeconds(2.5), TimeSpan.FromSeconds(2.6), TimeSpan.FromSeconds(0.1), LoadOutcome.Answered, null);

        var timeline = recorder.Complete("built-in").Timeline;

        Assert.Equal([(0.0, 1L, 1L), (2000.0, 1L, 0L)], timeline.Select(part => (part.AtMs, part.Requests, part.Errors)));
    }

    [Fact]
    public void The_rate_is_that_of_the_requests_that_were_sent()
    {
        var recorder = new LoadRecorder(TimeSpan.FromSeconds(1));
        recorder.Record(TimeSpan.Zero, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2), LoadOutcome.Answered, null);
        recorder.Record(TimeSpan.Zero, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2), LoadOutcome.Refused, null);

        Assert.Equal(0.5, recorder.Complete("built-in").Rate);
    }

    [Fact]
    public void Of_many_kinds_of_failures_a_few_are_kept_as_examples()
    {
        var recorder = new LoadRecorder(TimeSpan.FromSeconds(1));
        foreach (var number in Enumerable.Range(0, 100))
            recorder.Record(TimeSpan.Zero, Ms, Ms, LoadOutcome.Status, $"answer {400 + number}");

        Assert.Equal(3, recorder.Complete("built-in").Errors.Examples.Count);
    }

    [Fact]
    public void Without_a_request_there_are_no_figures() => Assert.Equal((0, 0, null), (new LoadRecorder(TimeSpan.FromSeconds(1)).Complete("built-in") is var none ? none.Requests : -1, none.Percentiles.Count, none.Histogram));
}
