using Markdig;
using Pipeline.Core.Modules;
using Pipeline.Core.Runs;
using Pipeline.Core.Stages;
using Pipeline.Reports.Runs;
using Pipeline.Testing;

namespace Pipeline.Reports.Tests.Runs;

public sealed class RunMarkdownTests
{
    private static readonly MarkdownPipeline GitHub = new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks().UseEmphasisExtras().Build();

    [Fact]
    public void A_failed_run_tells_failures_first_then_stages_figures_and_artifacts() => Snapshot.Matches("failed.md", RunMarkdown.Write(SampleRuns.Failed));

    [Fact]
    public void A_deployed_run_tells_first_what_it_was_and_where_it_answers() => Snapshot.Matches("deployed.md", RunMarkdown.Write(SampleRuns.Deployed));

    [Fact]
    public void Tables_render_as_tables()
    {
        var html = Markdown.ToHtml(RunMarkdown.Write(SampleRuns.Failed), GitHub);

        Assert.Equal(3, html.Split("<table>").Length - 1);
        Assert.Contains("<td>orders</td>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script")]
    [InlineData("<img")]
    [InlineData("<a ")]
    [InlineData("<strong>bold")]
    [InlineData("<h1")]
    [InlineData("<code>")]
    public void What_the_record_holds_cannot_become_markup(string markup) =>
        Assert.DoesNotContain(markup, Markdown.ToHtml(RunMarkdown.Write(SampleRuns.Hostile), GitHub), StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void Hooks_have_a_table_of_their_own_and_their_failures_are_told()
    {
        var hook = new HookRecord { Name = "SeedOrders", Stage = Stage.Deploy, Moment = HookMoment.After, Status = StageStatus.Failed, Reason = "no such table", DurationMs = 1200 };
        var run = SampleRuns.Failed with { Modules = [SampleRuns.Failed.Modules[0] with { Hooks = [hook] }] };

        var markdown = RunMarkdown.Write(run);

        Assert.Contains("- **catalog SeedOrders**: no such table\n", markdown, StringComparison.Ordinal);
        Assert.Contains("| catalog | SeedOrders | after Deploy | ✗ failed 1.2 s |", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_did_nothing_yet_is_told_in_two_lines() =>
        Assert.Equal(
            "## ▶ The run is under way\n\nCommit abc, detached head, started 2026-01-02 03:04:05 UTC\n",
            RunMarkdown.Write(new RunRecord { Commit = "abc", StartedAt = SampleRuns.Failed.StartedAt, Verdict = RunVerdict.Running }));
}
