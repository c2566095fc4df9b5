using Markdig;
using Pipeline.Core.Rollbacks;
using Pipeline.Core.Runs;
using Pipeline.Reports.Rollbacks;
using Pipeline.Testing;

namespace Pipeline.Reports.Tests.Rollbacks;

public sealed class RollbackMarkdownTests
{
    private static readonly MarkdownPipeline GitHub = new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks().UseEmphasisExtras().Build();
    private static readonly ReleaseState Newer = new(3, "1.3.0", new string('d', 40));
    private static readonly ReleaseState Older = new(2, "1.2.0", new string('c', 40));

    private static readonly RollbackRecord Failed = new()
    {
        Environment = "production",
        Namespace = "shop",
        Runtime = "kubernetes",
        Who = "ada",
        StartedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        Verdict = RunVerdict.Failed,
        Modules =
        [
            new ModuleRollback { Name = "catalog", From = Newer, To = Older, Outcome = RollbackOutcome.RolledBack, Reason = "the last deployment changed it", DurationMs = 1234 },
            new ModuleRollback { Name = "orders", From = Newer, To = Older, Outcome = RollbackOutcome.Failed, Reason = "'orders' did not become ready\npod orders-1: it ended", DurationMs = 61_000, Log = "orders/rollback/log.txt" },
            new ModuleRollback { Name = "web", From = Newer, To = Older, Outcome = RollbackOutcome.Skipped, Reason = "orders was not rolled back" },
            new ModuleRollback { Name = "search", From = Newer, Outcome = RollbackOutcome.NoEarlierState, Reason = "it was deployed for the first time" },
            new ModuleRollback { Name = "docs", Outcome = RollbackOutcome.Stays, Reason = "it is not deployed" },
        ],
    };

    [Fact]
    public void A_rollback_tells_of_every_module_from_what_to_what_and_how_it_ended() => Snapshot.Matches("failed.md", RollbackMarkdown.Write(Failed));

    [Fact]
    public void Every_module_is_a_row_of_a_table_that_renders()
    {
        var html = Markdown.ToHtml(RollbackMarkdown.Write(Failed), GitHub);

        Assert.Contains("<table>", html, StringComparison.Ordinal);
        Assert.All(Failed.Modules, module => Assert.Contains($"<td>{module.Name}</td>", html, StringComparison.Ordinal));
    }

    [Fact]
    public void What_somebody_else_wrote_into_the_history_cannot_become_markup()
    {
        var hostile = Failed with { Modules = [Failed.Modules[0] with { To = new ReleaseState(1, "<img src=x> **bold** | `code`", null), Reason = "# <script>" }] };

        var html = Markdown.ToHtml(RollbackMarkdown.Write(hostile), GitHub);

        Assert.All(["<img", "<strong>", "<code>", "<script", "<h1"], markup => Assert.DoesNotContain(markup, html, StringComparison.Ordinal));
        Assert.Equal(5, html.Split("<td>").Length - 1);
    }
}
