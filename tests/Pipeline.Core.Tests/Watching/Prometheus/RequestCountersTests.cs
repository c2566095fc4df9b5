using Pipeline.Core.Watching;
using Pipeline.Core.Watching.Prometheus;

namespace Pipeline.Core.Tests.Watching.Prometheus;

public sealed class RequestCountersTests
{
    private static readonly DateTimeOffset Began = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private readonly RequestCounters _counters = new(Began);

    [Fact]
    public void The_first_look_tells_of_nothing_and_the_second_of_what_happened_between()
    {
        Assert.Equal((0, 0), Look("http_requests_total{code=\"200\"} 1000\nhttp_requests_total{code=\"500\"} 10"));
        Assert.Equal((110, 10), Look("http_requests_total{code=\"200\"} 1100\nhttp_requests_total{code=\"500\"} 20"));
    }

    [Fact]
    public void A_counter_that_fell_began_anew()
    {
        Look("http_requests_total{code=\"200\"} 1000");

        Assert.Equal((7, 0), Look("http_requests_total{code=\"200\"} 7"));
    }

    [Fact]
    public void A_series_that_is_new_counts_from_nothing()
    {
        Look("http_requests_total{code=\"200\"} 1000");

        Assert.Equal((3, 3), Look("http_requests_total{code=\"200\"} 1000\nhttp_requests_total{code=\"503\"} 3"));
    }

    [Fact]
    public void Processes_behind_one_address_are_told_apart_by_when_they_began()
    {
        Look("process_start_time_seconds 100\nhttp_requests_total{code=\"200\"} 1000");
        Assert.Equal((0, 0), Look("process_start_time_seconds 200\nhttp_requests_total{code=\"200\"} 10"));

        Assert.Equal((5, 0), Look("process_start_time_seconds 100\nhttp_requests_total{code=\"200\"} 1005"));
        Assert.Equal((1, 0), Look("process_start_time_seconds 200\nhttp_requests_total{code=\"200\"} 11"));
    }

    [Fact]
    public void Of_a_process_that_began_during_the_watch_all_counts()
    {
        Look("process_start_time_seconds 100\nhttp_requests_total{code=\"200\"} 1000");

        Assert.Equal((10, 0), Look($"process_start_time_seconds {Began.ToUnixTimeSeconds() + 60}\nhttp_requests_total{{code=\"200\"}} 10"));
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("+Inf")]
    [InlineData("-5")]
    public void What_is_no_count_counts_for_nothing(string value)
    {
        Look("http_requests_total{code=\"200\"} 0");

        Assert.Equal((0, 0), Look($"http_requests_total{{code=\"200\"}} {value}"));
    }

    [Fact]
    public void A_histogram_counts_requests_and_tells_how_long_they_took()
    {
        Sample(Histogram(0, 0, 0));

        var sample = Sample(Histogram(50, 95, 100));

        Assert.Equal((100, 0), (sample.Requests, sample.Errors));
        Assert.Equal((100, false), sample.Latencies.Quantile(0.5));
        Assert.Equal((500, false), sample.Latencies.Quantile(0.95));
        Assert.Equal((500, true), sample.Latencies.Quantile(0.99));
    }

    [Fact]
    public void A_histogram_that_began_anew_counts_from_nothing_in_every_bucket()
    {
        Sample(Histogram(50, 95, 100));

        Assert.Equal(70, Sample(Histogram(10, 65, 70)).Latencies.Total);
    }

    [Fact]
    public void Without_a_counter_it_is_told_what_was_expected() =>
        Assert.Contains("no counter of requests yet (expected one such as http_requests_total", Sample("up 1").Remark, StringComparison.Ordinal);

    [Fact]
    public void Without_a_status_no_request_is_known_to_have_failed() => Assert.Contains("no label that tells the status", Sample("http_requests_total 5").Remark, StringComparison.Ordinal);

    [Fact]
    public void Names_of_a_services_own_are_taken_when_they_are_declared()
    {
        var watched = new WatchedMetrics("/metrics") { Counter = "tea_served", StatusLabel = "result", Histogram = "tea_seconds" };
        Sample("tea_served{result=\"500\"} 0", watched);

        Assert.Equal((4, 4), Sample("tea_served{result=\"500\"} 4\nhttp_requests_total{code=\"200\"} 9", watched) is var sample ? (sample.Requests, sample.Errors) : default);
    }

    private static string Histogram(int fast, int slower, int all) => $"""
        http_server_request_duration_seconds_bucket{"{"}http_response_status_code="200",le="0.1"{"}"} {fast}
        http_server_request_duration_seconds_bucket{"{"}http_response_status_code="200",le="0.5"{"}"} {slower}
        http_server_request_duration_seconds_bucket{"{"}http_response_status_code="200",le="+Inf"{"}"} {all}
        http_server_request_duration_seconds_count{"{"}http_response_status_code="200"{"}"} {all}
        """;

    private (double Requests, double Errors) Look(string text) => Sample(text) is var sample ? (sample.Requests, sample.Errors) : default;

    private WatchSample Sample(string text, WatchedMetrics? watched = null) => _counters.Advance(RequestSeries.Find(MetricsText.Read(text), watched ?? new WatchedMetrics("/metrics")), Began);
}
