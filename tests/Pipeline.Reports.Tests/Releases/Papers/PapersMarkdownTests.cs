using Markdig;
using Pipeline.Releases.Papers;
using Pipeline.Releases.Tests;
using Pipeline.Reports.Releases.Papers;
using Pipeline.Testing;

namespace Pipeline.Reports.Tests.Releases.Papers;

public sealed class PapersMarkdownTests
{
    private const string Hostile = "</p><script>alert(1)</script> **loud** @everybody [x](http://evil.example)\n# heading";

    private static readonly MarkdownPipeline GitHub = new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks().UseTaskLists().UseEmphasisExtras().Build();

    private readonly ReleaseStory _story = Shop.Story();

    [Fact]
    public void The_papers_of_a_release_tell_versions_requests_checklist_and_the_way_back() => Snapshot.Matches("papers.md", PapersMarkdown.Write(Papers(Complete)));

    [Fact]
    public void Papers_that_nobody_cared_for_say_what_is_missing_and_who_owes_it()
    {
        var bundle = _story.Seal("development", integration: false);

        Snapshot.Matches("papers-missing.md", PapersMarkdown.Write(ReleasePapers.Of(_story.State, bundle, "production", new PaperInputs(), _story.Now)));
    }

    [Fact]
    public void Each_paper_is_a_file_of_its_own()
    {
        var files = PapersMarkdown.Files(Papers(Complete));

        Assert.Equal(["papers.md", "notes.md", "module-leads.md", "checklist.md", "recovery.md", "deploy-notes.md"], files.Select(file => file.FileName));
        Assert.All(files.Skip(1), file => Assert.Contains(file.Text, files[0].Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Tests_that_were_added_are_named_and_of_many_the_first()
    {
        var text = LeadsMarkdown.Write(With(module => module with { TestsAdded = module.Name == "orders" ? [.. Enumerable.Range(10, 60).Select(number => $"tea {number}")] : null }));

        Assert.Contains("## Tests added\n\n- orders\n  - tea 10\n", text, StringComparison.Ordinal);
        Assert.Contains("  - tea 59\n  - and 10 more\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("- catalog\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_GitHub_did_not_tell_is_named()
    {
        var told = Complete.Requests.Select((request, index) => request with { IsTold = index == 0 }).ToList();

        Assert.Contains("only commits tell (GITHUB\\_TOKEN): \\#11.\n", LeadsMarkdown.Write(Papers(Complete with { Requests = told })), StringComparison.Ordinal);
        Assert.DoesNotContain("only commits tell", LeadsMarkdown.Write(Papers(Complete with { Requests = [told[0]] })), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_papers_that_are_longer_than_the_ledger_takes_the_end_is_left_out()
    {
        var papers = Papers(Complete with { Notes = string.Concat(Enumerable.Repeat("a line of tea\n", 20_000)) });

        var text = PapersMarkdown.ToKeep(papers);

        Assert.InRange(text.Length, PapersKept.MostLetters - 100, PapersKept.MostLetters);
        Assert.EndsWith("a line of tea\n\nThis is not all: the rest is longer than what is kept.\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Papers_that_are_not_too_long_are_kept_whole()
    {
        var papers = Papers(Complete);

        Assert.Equal(PapersMarkdown.Write(papers), PapersMarkdown.ToKeep(papers));
    }

    [Fact]
    public void What_others_wrote_cannot_become_markup()
    {
        var html = Markdown.ToHtml(
            PapersMarkdown.Write(With(module => module with { TestsAdded = [Hostile] }, Complete with
            {
                Requests = [new MergedRequest { Number = 1, Title = Hostile, Author = Hostile, Description = Hostile, Issues = [Hostile], Modules = [Hostile] }],
                OnCall = [Hostile],
                DeployNotes = new Dictionary<string, IReadOnlyList<string>> { ["orders"] = [Hostile] },
            })),
            GitHub);

        Assert.All(["<script", "<strong>loud", "<a ", "<h1>heading"], markup => Assert.DoesNotContain(markup, html, StringComparison.Ordinal));
    }

    private static PaperInputs Complete { get; } = new()
    {
        Notes = "### Tea\n\n- The basket keeps the tea.\n",
        Requests =
        [
            new MergedRequest { Number = 12, Title = "Keep the tea", Author = "dora", Description = "The basket lost\nwhat was added last.", Issues = ["#9"], Modules = ["orders", "catalog"] },
            new MergedRequest { Number = 11, Title = "Tidy up", Author = "emil", Modules = ["catalog"] },
        ],
        DeployNotes = new Dictionary<string, IReadOnlyList<string>> { ["orders"] = ["The index is built again at first start, which takes ten minutes."] },
        OnCall = ["Sue, +31 20 555 0100"],
    };

    private ReleasePapers With(Func<PaperModule, PaperModule> change, PaperInputs? inputs = null)
    {
        var papers = Papers(inputs ?? Complete);
        return papers with { Modules = [.. papers.Modules.Select(change)] };
    }

    private ReleasePapers Papers(PaperInputs inputs)
    {
        _story.Released();
        _story.Later(TimeSpan.FromDays(1));
        var bundle = _story.Rehearsed();
        foreach (var module in bundle.Bundle.Content.Modules)
            _story.Found(module.Image!.Value, "UnitTest", module.Name, ("coverage.line", 90), ("tests.total", 43));
        _story.AllVoteGo(bundle);
        return ReleasePapers.Of(_story.State, _story.State.Bundles[bundle.Bundle.Id.Value], "production", inputs, _story.Now);
    }
}
