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
    public void What_others_wrote_cannot_become_markup()
    {
        var html = Markdown.ToHtml(
            PapersMarkdown.Write(Papers(Complete with
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
