using Pipeline.Core.Tests.Watching;
using Pipeline.Core.Watching;
using Pipeline.Reports.Watching;
using Pipeline.Testing;

namespace Pipeline.Reports.Tests.Watching;

public sealed class WatchPageTests
{
    private static readonly string Page = WatchPage.Write(SampleWatches.Breached);

    [Fact]
    public void The_body_of_the_page_is_as_reviewed() => Snapshot.Matches("watch.html", Page[Page.IndexOf("<body>", StringComparison.Ordinal)..]);

    [Fact]
    public void The_page_has_no_script_and_no_style_of_its_own()
    {
        Assert.DoesNotContain("<script", Page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(" style=", Page, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(WatchOutcome.Passed, "The watch saw nothing wrong")]
    [InlineData(WatchOutcome.Breached, "The watch saw a threshold not hold")]
    [InlineData(WatchOutcome.Inconclusive, "The watch saw too little to judge")]
    [InlineData(WatchOutcome.Superseded, "Something else was deployed during the watch")]
    internal void Every_outcome_has_its_headline(WatchOutcome outcome, string headline) => Assert.Contains(headline, WatchPage.Write(SampleWatches.Breached with { Outcome = outcome }), StringComparison.Ordinal);

    [Fact]
    public void What_a_service_says_cannot_become_markup()
    {
        var module = SampleWatches.Breached.Modules[0];
        var hostile = SampleWatches.Breached with { Modules = [module with { Observations = [module.Observations[0] with { Unanswered = "<script>alert(1)</script>", Breaches = ["<img src=x>"] }] }] };

        Assert.All([WatchPage.Write(hostile), WatchMarkdown.Write(hostile)], text => Assert.DoesNotContain("<script", text, StringComparison.Ordinal));
        Assert.All([WatchPage.Write(hostile), WatchMarkdown.Write(hostile)], text => Assert.DoesNotContain("<img", text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_summary_of_a_job_has_a_row_for_each_module() => Snapshot.Matches("watch.md", WatchMarkdown.Write(SampleWatches.Breached));
}
