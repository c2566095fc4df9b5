using Pipeline.Testing.GitHub;

namespace Pipeline.Components.Tests.Releases;

/// <summary>The target Papers as people call it: what it writes, and what the ledger keeps of it.</summary>
public sealed class PapersTargetTests : IDisposable
{
    private readonly RecordedShop _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task The_papers_of_a_release_are_kept_in_the_ledger_as_they_were_written()
    {
        await _shop.SealAsync();
        await _shop.DeployedAsync("staging");

        await PapersAsync();

        Assert.Matches("^Ada keeps the papers of [0-9.-]+ \\([0-9a-f]{12}\\) for staging: [0-9]+ entries are missing$", _shop.Sentences[0]);
        var kept = _shop.LastEvent().GetProperty("text").GetString()!;
        Assert.Contains("- who is on call, owed by sre\n", kept, StringComparison.Ordinal);
        Assert.Contains("## Disaster recovery\n", kept, StringComparison.Ordinal);
        await _shop.SucceedAsync("LedgerVerify");
    }

    [Fact]
    public async Task The_same_papers_are_kept_once_and_others_beside_them()
    {
        await _shop.SealAsync();
        await _shop.DeployedAsync("staging");
        await PapersAsync();
        var first = _shop.Head;

        Assert.Contains("The ledger has them already, by Ada", await PapersAsync(), StringComparison.Ordinal);
        Assert.Equal(first, _shop.Head);
        await PapersAsync("--on-call", "Sue");

        Assert.Contains("On call: Sue.", _shop.LastEvent().GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(first, _shop.Git.Git("rev-parse", $"{RecordedShop.Branch}^"));
    }

    [Fact]
    public async Task Of_a_bundle_that_is_no_release_yet_papers_are_a_draft()
    {
        await _shop.SealAsync();
        var head = _shop.Head;

        var output = await PapersAsync();

        Assert.Contains("The ledger keeps them when ", output, StringComparison.Ordinal);
        Assert.Equal(head, _shop.Head);
        Assert.Single(Directory.GetFiles(Path.Combine(_shop.Git.Path, "artifacts", "papers"), "papers.md", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task GitHub_tells_of_pull_requests_what_commits_do_not()
    {
        await using var github = await FakeGitHub.StartAsync();
        github.PullRequests.Known[12] = new("Sell tea", "It was asked for.", "dora", "#9");
        _shop.Git.Commit("feat: tea (#12)", ("modules/catalog/a.cs", "1"));
        _shop.Git.Commit("feat: coffee (#13)", ("modules/catalog/b.cs", "1"));
        await _shop.SealAsync();

        var output = await _shop.SucceedAsync(On(github), "Papers", "--environment", "staging");

        var leads = Leads();
        Assert.Contains("- \\#12 Sell tea (&#64;dora, catalog): \\#9\n  It was asked for.\n", leads, StringComparison.Ordinal);
        Assert.Contains("only commits tell (GITHUB\\_TOKEN): \\#13.\n", leads, StringComparison.Ordinal);
        Assert.Contains("the issue that pull request #13 (feat: coffee) belongs to: @Ada owes it", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Papers_are_written_also_when_GitHub_does_not_tell()
    {
        await using var github = await FakeGitHub.StartAsync();
        github.PullRequests.IsAllowed = false;
        _shop.Git.Commit("feat: tea (#12)", ("modules/catalog/a.cs", "1"));
        await _shop.SealAsync();

        var output = await _shop.SucceedAsync(On(github), "Papers", "--environment", "staging");

        Assert.Contains("The papers have what commits tell of pull requests.", output, StringComparison.Ordinal);
        Assert.DoesNotContain(FakeGitHub.Token, output, StringComparison.Ordinal);
        Assert.Contains("- \\#12 feat: tea (&#64;Ada, catalog): **no issue**, owed by &#64;Ada\n", Leads(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_release_whose_commit_is_not_here_the_papers_say_so_and_are_written()
    {
        _shop.Git.Commit("feat: tea (#12)", ("modules/catalog/a.cs", "1"));
        await _shop.SealAsync();
        var gone = _shop.Git.Git("rev-parse", "HEAD");
        _shop.Git.Git("reset", "-q", "--hard", "HEAD^");
        _shop.Git.Git("update-ref", "-d", "ORIG_HEAD");
        _shop.Git.Git("reflog", "expire", "--expire=now", "--all");
        _shop.Git.Git("gc", "-q", "--prune=now");

        Assert.Contains($"Fetch it, and write them again: git fetch origin {gone}", await PapersAsync(), StringComparison.Ordinal);
        Assert.Contains("None are known.", Leads(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_tests_that_were_added_since_the_last_release_are_named_by_the_ledger_alone()
    {
        await _shop.SealAsync(Tests('a', "tea is hot"));
        await _shop.DeployedAsync("staging");
        _shop.Git.Commit("feat: coffee", ("modules/catalog/a.cs", "1"));
        await _shop.SealAsync(Tests('b', "tea is hot", "coffee is black"));
        Directory.Delete(Path.Combine(_shop.Git.Path, "artifacts"), recursive: true);

        await PapersAsync();

        Assert.Contains("## Tests added\n\n- catalog\n  - coffee is black\n", Leads(), StringComparison.Ordinal);
    }

    private static Dictionary<string, string?> Tests(char image, params string[] names) => new()
    {
        ["PUSHED"] = $"sha256:{new string(image, 64)}",
        ["COMMAND"] = $"case $OUTPUT_DIRECTORY in */catalog/unit-test) echo '{{\"schemaVersion\":1,\"tests\":[{string.Join(',', names.Select(name => $"\"{name}\""))}]}}' > $OUTPUT_DIRECTORY/tests.json;; esac",
    };

    private static Dictionary<string, string?> On(FakeGitHub github) => new() { ["GITHUB_TOKEN"] = FakeGitHub.Token, ["GITHUB_REPOSITORY"] = github.Repository, ["GITHUB_API_URL"] = github.Address };

    private Task<string> PapersAsync(params string[] arguments) => _shop.SucceedAsync(["Papers", "--environment", "staging", .. arguments]);

    private string Leads() => File.ReadAllText(Assert.Single(Directory.GetFiles(Path.Combine(_shop.Git.Path, "artifacts", "papers"), "module-leads.md", SearchOption.AllDirectories)));
}
