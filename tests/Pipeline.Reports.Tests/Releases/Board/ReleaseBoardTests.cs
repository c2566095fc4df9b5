using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Promotion;
using Pipeline.Releases.Tests;
using Pipeline.Releases.Votes;
using Pipeline.Reports.Releases;
using Pipeline.Reports.Releases.Board;
using Pipeline.Testing;

namespace Pipeline.Reports.Tests.Releases.Board;

public sealed class ReleaseBoardTests : IDisposable
{
    private const string Hostile = "</li><script>alert(1)</script><img src=x onerror=alert(2)>\e[31m";

    private readonly TempDirectory _folder = new();
    private readonly ReleaseStory _story = Shop.Story();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_runs_past_the_rules_stands_on_top_of_every_environment_with_its_candidate()
    {
        _story.Released();
        _story.Later(TimeSpan.FromHours(1));
        var hasty = _story.Seal("hotfix", coverage: 12, integration: false);
        Sign(hasty, "bob", "sre", "the shop is down");
        Sign(hasty, "cleo", "qa", "seen with my own eyes");
        _story.Promote(hasty, "production");
        _story.Later(TimeSpan.FromHours(1));
        var next = _story.Seal(coverage: 71.5);
        _story.Happens(_story.Vote(next, "bob", "sre", because: "p95 180 ms"));

        Snapshot.Matches("board.html", await WriteAsync());
    }

    [Fact]
    public async Task Names_and_reasons_of_others_cannot_become_markup()
    {
        var bundle = _story.Seal();
        _story.Happens(_story.Vote(bundle, "cleo", "qa", Ballot.NoGo, Hostile));
        _story.Happens(new LineStopped { At = _story.Now, By = ReleaseStory.Proven(Hostile), Because = Hostile });
        _story.Happens(new EnvironmentHeld { At = _story.Now, By = ReleaseStory.Proven(Hostile), Environment = "production", Because = Hostile });

        var html = await WriteAsync();

        Assert.Contains("alert(1)", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain('\e', html);
    }

    [Fact]
    public async Task A_board_asks_for_nothing_from_outside_and_runs_no_script()
    {
        _story.Released();

        var html = await WriteAsync();

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<link", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("url(", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch(@"\ssrc=", html);
    }

    [Fact]
    public async Task The_diary_ends_with_the_last_fifty_entries()
    {
        for (var day = 0; day < 20; day++)
        {
            _story.Seal();
            _story.Later(TimeSpan.FromDays(1));
        }

        var html = await WriteAsync();

        Assert.Equal(50, html.Split("<li><code>").Length - 1);
        Assert.Contains("seals 2026-12-14.1", html, StringComparison.Ordinal);
        Assert.DoesNotContain("seals 2026-11-25.1", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_board_of_an_empty_ledger_says_that_there_is_nothing()
    {
        var path = await ReleaseBoard.WriteAsync(_folder.Path, LedgerState.Empty, [], _story.Now, TestContext.Current.CancellationToken);

        Assert.Contains("Nothing was recorded.", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_earlier_board_is_replaced_and_no_draft_stays()
    {
        await WriteAsync();
        _story.Released();

        Assert.Contains("2026-11-25.1", await WriteAsync(), StringComparison.Ordinal);
        Assert.Equal(["releases.html"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName));
    }

    private void Sign(BundleState bundle, string person, string role, string because) =>
        _story.Happens(new OverrideSigned { At = _story.Now, By = ReleaseStory.Proven(person), Bundle = bundle.Bundle.Id, Environment = "production", Role = role, Because = because });

    private async Task<string> WriteAsync()
    {
        var path = await ReleaseBoard.WriteAsync(_folder.Path, _story.State, DiaryEntry.Of(LedgerState.Empty, _story.Events), _story.Now, TestContext.Current.CancellationToken);
        return await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
    }
}
