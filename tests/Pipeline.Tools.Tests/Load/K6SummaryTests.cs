using Pipeline.Core.Errors;
using Pipeline.Core.Load;
using Pipeline.Tools.Load;

namespace Pipeline.Tools.Tests.Load;

/// <summary>k6 itself is not there where this is tested: its script and its summary are those that its documentation shows.</summary>
public sealed class K6SummaryTests
{
    private const string Summary = """
        {"root_group":{},"options":{"summaryTrendStats":["avg","min","med","max","p(95)"]},"state":{"isStdOutTTY":false,"testRunDurationMs":30007.5},
         "metrics":{
          "http_req_duration":{"type":"trend","contains":"time","values":{"avg":12.5,"min":1.5,"med":10,"max":400.25,"p(50)":10,"p(90)":20,"p(95)":30.5,"p(99)":90,"p(99.9)":300}},
          "http_reqs":{"type":"counter","contains":"default","values":{"count":5990,"rate":199.6}},
          "http_req_failed":{"type":"rate","contains":"default","values":{"rate":0.001,"passes":6,"fails":5984}},
          "dropped_iterations":{"type":"counter","contains":"default","values":{"count":10,"rate":0.33}}}}
        """;

    [Fact]
    public void Its_figures_are_read()
    {
        var measured = K6Summary.Read(Summary, TimeSpan.FromSeconds(30), "k6");

        Assert.Equal(new LoadLatency(12.5, 10, 20, 30.5, 90, 300, 400.25), measured.Latency);
        Assert.Equal((6000, 199.667, true, false), (measured.Requests, measured.Rate, measured.IsOpenLoop, measured.CountsFromDue));
    }

    [Fact]
    public void What_it_dropped_counts_as_refused()
    {
        var errors = K6Summary.Read(Summary, TimeSpan.FromSeconds(30), "k6").Errors;

        Assert.Equal((6, 10), (errors.Status, errors.Refused));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"metrics\":{}}")]
    [InlineData("{\"metrics\":{\"http_req_duration\":{\"values\":{\"avg\":\"x\"}}}}")]
    public void What_is_no_summary_is_told(string text) => Assert.Contains("k6's summary is none that can be read", Assert.Throws<PipelineException>(() => K6Summary.Read(text, TimeSpan.FromSeconds(1), "k6")).Message, StringComparison.Ordinal);

    [Fact]
    public void The_script_asks_at_a_constant_rate_and_no_text_ends_it()
    {
        var script = K6Script.Of(new LoadTestSettings { Rate = 2.5, Body = "'); throw 1; ('</script>\n\u2028", Headers = new Dictionary<string, string> { ["X"] = "\"'`${x}" } }, new Uri("http://127.0.0.1/a?b='c'"), "/tmp/x's.json");

        Assert.Contains("executor: 'constant-arrival-rate', rate: 150, timeUnit: '60s', duration: '30000ms', preAllocatedVUs: 20, maxVUs: 20", script, StringComparison.Ordinal);
        Assert.Equal(11, script.Split('\n').Length);
        Assert.DoesNotContain("'); throw", script, StringComparison.Ordinal);
        Assert.DoesNotContain('\u2028', script);
    }
}
