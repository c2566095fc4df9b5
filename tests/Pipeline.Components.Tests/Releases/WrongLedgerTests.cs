using Pipeline.Releases.Bundles;
using Pipeline.Releases.Promotion;

namespace Pipeline.Components.Tests.Releases;

/// <summary>Ledgers, clocks and repositories in which nothing can be recorded: a message in plain words, a failed build, and nothing in the ledger.</summary>
public sealed class WrongLedgerTests : IDisposable
{
    private readonly RecordedShop _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task A_vote_after_the_decision_is_refused()
    {
        await _shop.SealAsync();
        await _shop.SucceedAsync("Vote", "--no-go", "--as", "qa", "--because", "the basket loses items");
        await _shop.RunAsync("Decide");
        Assert.StartsWith("NO-GO on ", _shop.Sentences[0], StringComparison.Ordinal);

        var output = await _shop.RefusedAsync("Vote", "--go", "--as", "qa");

        Assert.Matches("the vote on [0-9.-]+ \\([0-9a-f]{12}\\) is closed: it was decided", output);
    }

    [Fact]
    public async Task A_bundle_that_is_named_by_too_little_is_refused_with_those_that_it_could_be()
    {
        await _shop.SealAsync();
        var (first, second) = Alike();
        await _shop.AppendAsync(
            edit =>
            {
                edit.Add(BundleSealed.Of(edit.State, first, "main", edit.By, edit.Now));
                edit.Add(BundleSealed.Of(edit.State, second, "main", edit.By, edit.Now));
            },
            DateTimeOffset.UtcNow);

        var output = await _shop.RefusedAsync("Vote", "--go", "--as", "qa", "--bundle", first.Id.Hex[..4]);

        Assert.Contains($"--bundle {first.Id.Hex[..4]} is ambiguous: ", output, StringComparison.Ordinal);
        Assert.Contains(second.Id.Hex[..16], output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clock_behind_the_last_event_is_refused()
    {
        await _shop.SealAsync();
        await _shop.AppendAsync(edit => edit.Add(new LineStopped { At = edit.Now, By = edit.By, Because = "it is tomorrow" }), DateTimeOffset.UtcNow.AddDays(1));

        var output = await _shop.RefusedAsync("Vote", "--go", "--as", "qa");

        Assert.Matches("the clock says [0-9: Z-]+, but the last event of the ledger is of [0-9: Z-]+: set the clock of this machine", output);
    }

    [Fact]
    public async Task A_ledger_of_a_newer_schema_is_refused()
    {
        await _shop.SealAsync();
        var json = _shop.Git.Git("show", $"{RecordedShop.Branch}:event.json").Replace("\"schemaVersion\":1", "\"schemaVersion\":99", StringComparison.Ordinal);
        var tree = _shop.Git.GitReading($"100644 blob {_shop.Git.GitReading(json, "hash-object", "-w", "--stdin")}\tevent.json\n", "mktree");
        _shop.Git.Git("update-ref", $"refs/heads/{RecordedShop.Branch}", _shop.Git.GitReading("Ada does what is to come\n", "commit-tree", tree, "-p", RecordedShop.Branch));

        var output = await _shop.RefusedAsync("Vote", "--go", "--as", "qa");

        Assert.Contains("has schema version 99; this build reads up to 1. Update Pipeline.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_branch_of_that_name_that_is_no_ledger_is_refused()
    {
        _shop.Git.Git("branch", RecordedShop.Branch);

        var output = await _shop.RefusedAsync("Pipeline", "Bundle");

        Assert.Contains("release-ledger is no ledger of releases", output, StringComparison.Ordinal);
        Assert.Contains("git branch -m release-ledger another-name", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_name_nothing_is_recorded()
    {
        await _shop.SealAsync();
        _shop.Git.Git("config", "--unset", "user.name");
        _shop.Git.Git("config", "--unset", "user.email");
        _shop.Git.Git("config", "user.useConfigOnly", "true");

        var output = await _shop.RefusedAsync("Vote", "--go", "--as", "qa");

        Assert.Contains("The ledger records who does what, and git knows no name here. Tell it yours: git config --global user.name", output, StringComparison.Ordinal);
    }

    // Nothing is sealed either, which says nothing to whoever mistyped.
    [Fact]
    public async Task An_environment_that_is_none_is_named_with_those_that_there_are_before_anything_else()
    {
        foreach (var command in new[] { "Promote --to prodution --runtime local", "Vote --go --as qa --environment prodution", "Decide --environment prodution", "Why --environment prodution", "Hold --because moving --environment prodution", "Rollback --environment prodution" })
        {
            var output = await _shop.RefusedAsync(command.Split(' '));

            Assert.Contains("There is no environment 'prodution'; did you mean 'production'? Declared: staging, production.", output, StringComparison.Ordinal);
            Assert.DoesNotContain("No bundle was sealed yet", output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_promotion_does_not_wait_for_a_ledger_that_cannot_be_reached()
    {
        await _shop.SealAsync();
        _shop.Git.Git("remote", "add", "origin", "http://127.0.0.1:1/shop.git");

        var output = await _shop.RefusedAsync("Promote", "--to", "staging", "--remote", "origin", "--runtime", "local");

        Assert.Contains("The ledger cannot be reached: origin does not answer", output, StringComparison.Ordinal);
        Assert.Contains("What is deployed or decided now must be recorded now. Try again when origin answers.", output, StringComparison.Ordinal);
        Assert.Equal("", _shop.Git.Git("for-each-ref", "refs/pipeline/ledger-queue"));
    }

    [Fact]
    public async Task Nothing_is_told_of_what_to_promote_by_an_old_copy_or_none()
    {
        _shop.Git.Git("remote", "add", "origin", "http://127.0.0.1:1/shop.git");

        var output = await _shop.RefusedAsync("Promote", "--to", "staging", "--remote", "origin", "--runtime", "local");

        Assert.Contains("The ledger cannot be reached: origin does not answer", output, StringComparison.Ordinal);
        Assert.DoesNotContain("No bundle was sealed yet", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Hold --environment production --because broken", "Nothing was recorded. Run it again when origin answers.")]
    [InlineData("Decide", "Try again when origin answers.")]
    [InlineData("LedgerVerify --runtime local", "Nothing was verified. Run it again when origin answers.")]
    public async Task A_job_that_cannot_reach_the_ledger_says_what_was_not_done_and_what_to_do(string command, string expected)
    {
        await _shop.SealAsync();
        _shop.Git.Git("remote", "add", "origin", "http://127.0.0.1:1/shop.git");

        var output = await _shop.RefusedAsync(new Dictionary<string, string?> { ["GITHUB_ACTIONS"] = "true", ["GITHUB_ACTOR"] = "ada", ["GITHUB_TOKEN"] = null }, command.Split(' '));

        Assert.Contains(expected, output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Status")]
    [InlineData("LedgerVerify")]
    public async Task An_event_that_no_rule_would_have_let_in_is_named_by_its_commit(string target)
    {
        await _shop.SealAsync();
        await _shop.SucceedAsync("Vote", "--go", "--as", "qa");
        var bundle = _shop.LastEvent().GetProperty("bundle").GetString()!;
        var json = _shop.Git.Git("show", $"{RecordedShop.Branch}:event.json").Replace(bundle, $"sha256:{new string('0', 64)}", StringComparison.Ordinal);
        var tree = _shop.Git.GitReading($"100644 blob {_shop.Git.GitReading(json, "hash-object", "-w", "--stdin")}\tevent.json\n", "mktree");
        var forged = _shop.Git.GitReading("Mallory votes\n", "commit-tree", tree, "-p", RecordedShop.Branch);
        _shop.Git.Git("update-ref", $"refs/heads/{RecordedShop.Branch}", forged);

        var output = await _shop.RefusedAsync(target, "--runtime", "local");

        Assert.Contains(target == "Status" ? forged : forged[..12], output, StringComparison.Ordinal);
        Assert.Contains(target == "Status" ? "'./build.sh LedgerVerify' tells what else is wrong" : "The ledger is not as it should be", output, StringComparison.Ordinal);
    }

    // Two of a few hundred begin alike.
    private static (Bundle First, Bundle Second) Alike()
    {
        Dictionary<string, Bundle> known = [];
        for (var number = 0; ; number++)
        {
            var content = new BundleContent { Application = "shop", Commit = $"{number:x40}", Tree = new string('b', 40), Modules = [new BundleModule { Name = "catalog", Version = "1.0.0", Inputs = new string('c', 40) }] };
            var bundle = new Bundle { Id = content.Id(), Content = content };
            if (!known.TryAdd(bundle.Id.Hex[..4], bundle))
                return (known[bundle.Id.Hex[..4]], bundle);
        }
    }
}
