namespace Pipeline.Components.Tests.Releases;

/// <summary>Which criteria come into force where a ledger is shared: those of the remote's main branch, and nobody else's for good.</summary>
public sealed class CriteriaAdoptionTests : IDisposable
{
    private static readonly Dictionary<string, string?> Loosened = new() { ["NO_APPROVAL"] = "yes" };
    private readonly RecordedShop _shop = new();

    public CriteriaAdoptionTests() => _shop.Share();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task Criteria_of_a_branch_are_not_adopted()
    {
        await SealAsync();
        _shop.Git.Git("checkout", "-q", "-b", "feature");
        _shop.Git.Commit("feat: no approval", ("modules/catalog/a.cs", "1"));

        var output = await _shop.RefusedAsync(Loosened, "Criteria", "--adopt", "--cycle", "x", "--remote", "origin");

        Assert.Contains("Criteria come into force from main of origin, where others saw them, and the commit ", output, StringComparison.Ordinal);
        Assert.Contains("is not in it. Merge them, then: git switch main && git pull && ./build.sh Criteria --adopt --remote origin", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Criteria_of_files_that_nobody_committed_are_not_adopted()
    {
        await SealAsync();
        _shop.Git.Write("modules/catalog/VERSION", "2.0.0\n");

        var output = await _shop.RefusedAsync(Loosened, "Criteria", "--adopt", "--cycle", "x", "--remote", "origin");

        Assert.Contains("files here differ from the commit", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Criteria_of_main_are_adopted()
    {
        await SealAsync();

        await _shop.SucceedAsync(Loosened, "Criteria", "--adopt", "--cycle", "x", "--remote", "origin");

        Assert.Contains(" adopts the criteria of cycle x ", _shop.Sentences[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Criteria_that_a_pull_request_brought_count_until_main_records_its_first_event()
    {
        _shop.Git.Git("checkout", "-q", "--detach");
        _shop.Git.Commit("feat: proposed", ("modules/catalog/a.cs", "1"));
        await SealAsync(Loosened);
        var proposed = _shop.Sentences;
        _shop.Git.Git("checkout", "-q", "main");

        await _shop.SucceedAsync("Hold", "--environment", "production", "--because", "checkout fails", "--remote", "origin");

        Assert.Contains(proposed, sentence => sentence.Contains(" adopts the criteria of cycle unmerged ", StringComparison.Ordinal));
        Assert.Contains(_shop.Sentences, sentence => sentence.Contains(" adopts the criteria of cycle 1 ", StringComparison.Ordinal) && sentence.EndsWith(": those in force were of a commit outside main", StringComparison.Ordinal));
        Assert.Contains("qa", await _shop.SucceedAsync("Criteria", "--remote", "origin"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_main_brought_stays_in_force_whatever_a_pull_request_declares()
    {
        await SealAsync();
        _shop.Git.Git("checkout", "-q", "--detach");
        _shop.Git.Commit("feat: proposed", ("modules/catalog/a.cs", "1"));

        await SealAsync(Loosened);

        Assert.Single(_shop.Sentences, sentence => sentence.Contains("the criteria of cycle", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_local_branch_that_is_called_main_is_not_main()
    {
        _shop.Git.Commit("feat: unreviewed", ("modules/catalog/a.cs", "1"));

        var output = await SealAsync();

        Assert.Contains("The bundle is of no branch: ", output, StringComparison.Ordinal);
        Assert.DoesNotContain(_shop.Sentences, sentence => sentence.Contains("branch main", StringComparison.Ordinal));
        Assert.Contains(_shop.Sentences, sentence => sentence.Contains(" seals ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_bundle_that_was_pushed_meanwhile_becomes_one_of_main()
    {
        _shop.Git.Commit("feat: unreviewed", ("modules/catalog/a.cs", "1"));
        await SealAsync();
        _shop.Git.Git("push", "-q", "origin", "main");

        await _shop.SucceedAsync("Bundle", "--remote", "origin");

        Assert.Contains(_shop.Sentences, sentence => sentence.Contains(" merged into main as ", StringComparison.Ordinal));
    }

    private Task<string> SealAsync(IReadOnlyDictionary<string, string?>? environment = null) =>
        _shop.SucceedAsync(environment ?? new Dictionary<string, string?>(), "Pipeline", "Bundle", "--remote", "origin");
}
