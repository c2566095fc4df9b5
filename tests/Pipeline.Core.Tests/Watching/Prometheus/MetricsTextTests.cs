using FsCheck;
using FsCheck.Fluent;
using Pipeline.Core.Watching.Prometheus;

namespace Pipeline.Core.Tests.Watching.Prometheus;

public sealed class MetricsTextTests
{
    [Fact]
    public void Samples_are_read_with_labels_values_and_types()
    {
        var metrics = MetricsText.Read("""
            # HELP http_requests_total The total number of HTTP requests.
            # TYPE http_requests_total counter
            http_requests_total{method="post",code="200"} 1027 1395066363000
            http_requests_total{method="post",code="400"}    3 1395066363000

            # Minimalistic line:
            metric_without_timestamp_and_labels 12.47
            # TYPE http_request_duration_seconds histogram
            http_request_duration_seconds_bucket{le="+Inf",} 144320 # {trace_id="x"} 0.67
            """);

        Assert.Equal([MetricType.Counter, MetricType.Histogram], metrics.Types.Values);
        Assert.Equal([1027, 3, 12.47, 144320], metrics.Samples.Select(sample => sample.Value));
        Assert.Equal(["post", "400"], metrics.Samples[1].Labels.Values);
        Assert.Equal("+Inf", metrics.Samples[3].Labels["le"]);
    }

    [Fact]
    public void Escapes_in_labels_are_undone() =>
        Assert.Equal("C:\\DIR\\FILE.TXT \"a\"\nb", Assert.Single(MetricsText.Read("""msdos{path="C:\\DIR\\FILE.TXT \"a\"\nb"} 1.458255915e9""").Samples).Labels["path"]);

    [Theory]
    [InlineData("x NaN", double.NaN)]
    [InlineData("x +Inf", double.PositiveInfinity)]
    [InlineData("x -Inf", double.NegativeInfinity)]
    [InlineData("x -1.5e-3", -0.0015)]
    [InlineData("x{} 1", 1)]
    [InlineData("  x\t1  ", 1)]
    [InlineData("x:y_0{ a = \"b\" , } 1 -5", 1)]
    [InlineData("x 1\r", 1)]
    public void What_the_format_allows_is_a_value(string line, double value) => Assert.Equal(value, Assert.Single(MetricsText.Read(line).Samples).Value);

    [Theory]
    [InlineData("<html>")]
    [InlineData("x")]
    [InlineData("x y")]
    [InlineData("x 1 2 3")]
    [InlineData("x 1 y")]
    [InlineData("0x 1")]
    [InlineData("x{a=b} 1")]
    [InlineData("x{a=\"b} 1")]
    [InlineData("x{a=\"\\t\"} 1")]
    [InlineData("x{a=\"1\",a=\"2\"} 1")]
    [InlineData("x{a=\"1\" b=\"2\"} 1")]
    [InlineData("x{,} 1")]
    [InlineData("x{a=\"1\" 1")]
    [InlineData("x 1,5")]
    public void What_it_does_not_allow_is_told_with_its_line(string line) =>
        Assert.StartsWith("The metrics cannot be read, line 2: ", Assert.Throws<MalformedMetricsException>(() => MetricsText.Read($"ok 1\n{line}\nok 1")).Message, StringComparison.Ordinal);

    [Fact]
    public void More_than_is_taken_is_refused()
    {
        Assert.Contains("more than 200000 samples", Assert.Throws<MalformedMetricsException>(() => MetricsText.Read(string.Concat(Enumerable.Repeat("x 1\n", MetricsText.MostSamples + 1)))).Message, StringComparison.Ordinal);
        Assert.Contains("more than 100 labels", Assert.Throws<MalformedMetricsException>(() => MetricsText.Read($"x{{{string.Join(',', Enumerable.Range(0, 200).Select(number => $"a{number}=\"\""))}}} 1")).Message, StringComparison.Ordinal);
        Assert.Contains("does not end", Assert.Throws<MalformedMetricsException>(() => MetricsText.Read($"x{{a=\"{new string('a', 10_000)}\"}} 1")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_text_ends_otherwise_than_well_or_with_its_line() => Prop.ForAll<string>(text =>
    {
        try
        {
            MetricsText.Read(text ?? "");
        }
        catch (MalformedMetricsException)
        {
            // That is how it may end.
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_series_is_the_same_whatever_the_order_of_its_labels() =>
        Assert.Single(MetricsText.Read("x{a=\"1\",b=\"2\"} 1\nx{b=\"2\",a=\"1\"} 1").Samples.Select(sample => sample.Key).Distinct());
}
