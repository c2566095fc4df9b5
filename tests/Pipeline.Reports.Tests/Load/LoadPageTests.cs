using System.Text.RegularExpressions;
using System.Xml.Linq;
using Pipeline.Core.Load;
using Pipeline.Core.Tests.Load;
using Pipeline.Reports.Load;
using Pipeline.Testing;

namespace Pipeline.Reports.Tests.Load;

public sealed partial class LoadPageTests
{
    private static readonly string Page = LoadPage.Write(SampleLoads.Record);

    [Fact]
    public void The_body_of_the_page_is_as_reviewed() => Snapshot.Matches("load.html", Page[Page.IndexOf("<body>", StringComparison.Ordinal)..]);

    [Fact]
    public void The_page_has_no_script_and_no_style_of_its_own()
    {
        Assert.Contains("default-src &#x27;none&#x27;", Page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", Page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(" style=", Page, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Each_plot_is_a_picture_with_a_name_whose_lines_are_within_it()
    {
        var plots = Svg().Matches(Page).Select(match => XElement.Parse(match.Value)).ToList();

        Assert.Equal(["Latency by percentile, web", "Latency over time, web"], plots.Select(plot => plot.Attribute("aria-label")?.Value));
        foreach (var point in plots.SelectMany(plot => plot.Elements("polyline")).SelectMany(line => line.Attribute("points")!.Value.Split(' ')).Select(point => point.Split(',').Select(double.Parse).ToArray()))
        {
            Assert.InRange(point[0], 70, 650);
            Assert.InRange(point[1], 16, 256);
        }
    }

    [Fact]
    public void A_closed_loop_is_said_to_be_one() =>
        Assert.Contains("in a closed loop: each connection asks again when it was answered", LoadPage.Write(Closed()), StringComparison.Ordinal);

    [Fact]
    public void Where_nothing_was_measured_over_time_there_is_no_plot_of_it() => Assert.Single(Svg().Matches(LoadPage.Write(Closed())));

    [Fact]
    public void What_a_service_answers_cannot_become_markup()
    {
        var hostile = SampleLoads.Record with { Tests = [SampleLoads.Result with { Module = "<img src=x>", Measured = SampleLoads.Measured with { Errors = SampleLoads.Measured.Errors with { Examples = ["<script>alert(1)</script>"] } } }] };

        Assert.DoesNotContain("<img", LoadPage.Write(hostile), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", LoadPage.Write(hostile), StringComparison.Ordinal);
    }

    [Fact]
    public void The_summary_of_a_job_has_a_row_for_each_test() => Snapshot.Matches("load.md", LoadMarkdown.Write(SampleLoads.Record));

    private static LoadRecord Closed() => SampleLoads.Record with { Tests = [SampleLoads.Result with { Measured = SampleLoads.Measured with { Generator = "wrk", IsOpenLoop = false, CountsFromDue = false, Timeline = [] } }] };

    [GeneratedRegex("<svg.*?</svg>", RegexOptions.Singleline)]
    private static partial Regex Svg();
}
