using Pipeline.Releases.Bundles;
using Pipeline.Releases.Policies;

namespace Pipeline.Releases.Tests.Umbrella;

public sealed class UmbrellaCutTests
{
    private readonly UmbrellaStory _umbrella = new();

    private ReleaseStory Story => _umbrella.Story;

    [Fact]
    public void The_cut_takes_the_newest_micro_release_that_qualifies()
    {
        _umbrella.Open("catalog", "orders");
        Story.Seal();
        Story.Seal();
        Story.Seal(coverage: 70);

        Assert.Equal(["catalog 1.2.0", "orders 1.2.0"], _umbrella.Chosen);
    }

    [Fact]
    public void A_module_that_misses_is_listed_with_every_reason()
    {
        _umbrella.Open("catalog", "orders");
        var bundle = _umbrella.Seal("main", _umbrella.Micro("catalog", "1.0.0", coverage: 70), _umbrella.Micro("orders", "1.0.0"));

        Assert.Equal(["orders 1.0.0"], _umbrella.Chosen);
        Assert.Equal([$"catalog 1.0.0 of {bundle}: catalog: coverage.line of UnitTest at least 80 - it is 70, below 80"], _umbrella.Cut().Missed.Single().Reasons);
    }

    [Fact]
    public void What_a_module_asks_for_itself_counts_too()
    {
        var umbrella = new UmbrellaStory(model => model.Releases(releases => releases.Module("catalog", own => own.Coverage(95))));
        umbrella.Open("catalog", "orders");
        umbrella.Story.Seal(coverage: 90);

        Assert.Equal(["orders 1.1.0"], umbrella.Chosen);
    }

    [Fact]
    public void A_module_that_is_expected_and_has_not_joined_is_shown_and_is_in_no_release()
    {
        _umbrella.Open("catalog");
        Story.Seal();

        Assert.Equal(["catalog 1.1.0"], _umbrella.Chosen);
        Assert.Equal(["it has not joined: ./build.sh Umbrella --join --module orders"], _umbrella.ReasonsOf("orders"));
        Assert.Empty(_umbrella.Status.Missed);
    }

    [Fact]
    public void A_micro_release_of_another_branch_a_rehearsal_and_a_banned_one_are_no_candidates()
    {
        _umbrella.Open("catalog");
        Story.Seal();
        Story.Seal(branch: "feature");
        Story.Seal(by: new() { Name = "eve" });
        var banned = Story.Seal();
        Story.Happens(new BundleBanned { At = Story.Now, By = ReleaseStory.Ci, Bundle = banned.Bundle.Id, Because = "it leaks" });

        Assert.Equal(["catalog 1.1.0"], _umbrella.Chosen);
        Assert.Equal([$"{banned} is banned for ever, by github-actions[bot]: it leaks"], _umbrella.ReasonsOf("catalog"));
    }

    [Fact]
    public void A_module_whose_dependency_is_not_in_the_release_misses_too()
    {
        _umbrella.Open("catalog", "orders");
        var bundle = _umbrella.Seal("main", _umbrella.Micro("catalog", "1.0.0", coverage: 70), _umbrella.Micro("orders", "1.0.0", 90, "catalog"));

        Assert.Empty(_umbrella.Chosen);
        Assert.Equal([$"orders 1.0.0 of {bundle} depends on catalog, which is not in the release"], _umbrella.ReasonsOf("orders"));
        Assert.Contains("no module that joined qualifies: ./build.sh Umbrella tells why", Story.Refusals(_umbrella.Cut()));
    }

    [Fact]
    public void A_module_is_not_released_with_an_older_dependency_than_it_was_made_with()
    {
        _umbrella.Open("catalog", "orders");
        _umbrella.Seal("main", _umbrella.Micro("catalog", "1.0.0"), _umbrella.Micro("orders", "1.0.0", 90, "catalog"));
        _umbrella.Seal("main", _umbrella.Micro("catalog", "1.1.0", coverage: 70), _umbrella.Micro("orders", "1.1.0", 90, "catalog"));

        Assert.Equal(["catalog 1.0.0", "orders 1.0.0"], _umbrella.Chosen);
        Assert.Contains("was made with catalog 1.1.0, and the release has the older catalog 1.0.0", Assert.Single(_umbrella.ReasonsOf("orders")), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unchanged_dependency_of_an_older_bundle_goes_together()
    {
        _umbrella.Open("catalog", "orders");
        var catalog = _umbrella.Micro("catalog", "1.0.0");
        _umbrella.Seal("main", catalog, _umbrella.Micro("orders", "1.0.0", 90, "catalog"));
        _umbrella.Seal("main", catalog, _umbrella.Micro("orders", "1.1.0", 90, "catalog"));

        Assert.Equal(["catalog 1.0.0", "orders 1.1.0"], _umbrella.Chosen);
    }

    [Fact]
    public void Micro_releases_that_go_on_meanwhile_do_not_undo_a_cut()
    {
        _umbrella.Open("catalog", "orders");
        Story.Seal();
        var cut = _umbrella.Cut();
        Story.Seal();

        Assert.Empty(Story.Refusals(cut));
    }

    [Fact]
    public void A_cut_that_pins_what_does_not_qualify_is_refused()
    {
        _umbrella.Open("catalog");
        Story.Seal();
        var cut = _umbrella.Cut();

        Assert.Single(Story.Refusals(cut with { Pins = [cut.Pins[0] with { Version = "9.9.9" }] }), refusal => refusal.EndsWith("does not hold this catalog 9.9.9", StringComparison.Ordinal));
        Assert.Equal(["orders has not joined aether-2.1"], Story.Refusals(cut with { Pins = [.. cut.Pins, cut.Pins[0] with { Module = "orders" }] }));
        Assert.Equal(["the next release of aether-2.1 is 2.1.0, not 2.1.7"], Story.Refusals(cut with { Version = "2.1.7" }));
    }

    [Fact]
    public void A_point_release_takes_what_the_release_branch_has_and_keeps_the_rest()
    {
        _umbrella.Open("catalog", "orders");
        Story.Seal();
        Story.Happens(_umbrella.Cut());
        var released = _umbrella.State.Releases[0].Pins;
        Story.Seal();
        Assert.Equal(released, _umbrella.Status.Pins);
        Assert.Contains("nothing changed on the branch aether-2.1 since 2.1.0: seal a bundle of that branch first", Story.Refusals(_umbrella.Cut()));

        _umbrella.Seal(UmbrellaStory.Id, _umbrella.Micro("orders", "1.1.1"));

        Assert.Equal(["catalog 1.1.0", "orders 1.1.1"], _umbrella.Chosen);
        Assert.Equal("2.1.1", _umbrella.Cut().Version);
        Story.Happens(_umbrella.Cut());
        Assert.Equal(["2.1.0", "2.1.1"], _umbrella.State.Releases.Select(release => release.Version));
    }

    [Fact]
    public void A_point_release_of_charts_alone_keeps_the_images()
    {
        _umbrella.Open("catalog");
        var catalog = _umbrella.Micro("catalog", "1.0.0");
        _umbrella.Seal("main", catalog);
        Story.Happens(_umbrella.Cut());
        _umbrella.Seal(UmbrellaStory.Id, catalog with { Chart = Core.Artifacts.Digest.Of("patched"u8.ToArray()), Inputs = "patched" });

        Story.Happens(_umbrella.Cut());

        var (before, after) = (_umbrella.State.Releases[0].Pins[0], _umbrella.State.Releases[1].Pins[0]);
        Assert.Equal(before.Image, after.Image);
        Assert.NotEqual(before.Chart, after.Chart);
    }

    [Fact]
    public void A_point_release_adds_no_module()
    {
        _umbrella.Open("catalog", "orders");
        _umbrella.Seal("main", _umbrella.Micro("catalog", "1.0.0"), _umbrella.Micro("orders", "1.0.0", coverage: 70));
        Story.Happens(_umbrella.Cut());
        _umbrella.Seal(UmbrellaStory.Id, _umbrella.Micro("catalog", "1.0.1"), _umbrella.Micro("orders", "1.0.1"));

        Assert.Equal(["catalog 1.0.1"], _umbrella.Chosen);
        Assert.Equal(["orders missed 2.1.0, and a point release adds no module"], _umbrella.ReasonsOf("orders"));
    }

    [Fact]
    public void What_was_banned_since_leaves_the_point_release()
    {
        _umbrella.Open("catalog", "orders");
        var bundle = Story.Seal();
        Story.Happens(_umbrella.Cut());
        Story.Happens(new BundleBanned { At = Story.Now, By = ReleaseStory.Ci, Bundle = bundle.Bundle.Id, Because = "it leaks" });

        Assert.Empty(_umbrella.Chosen);
    }

    [Fact]
    public void A_cut_is_read_as_it_was_written_and_goes_into_the_snapshot()
    {
        _umbrella.Open("catalog");
        Story.Seal();
        Story.Happens(_umbrella.Cut());

        foreach (var happened in Story.Events)
            Assert.Equal(Releases.Ledger.LedgerJson.Serialize(happened), Releases.Ledger.LedgerJson.Serialize(Releases.Ledger.LedgerJson.ParseEvent(Releases.Ledger.LedgerJson.Serialize(happened), "it")));
        var read = Releases.Ledger.Snapshots.LedgerSnapshot.Read(Releases.Ledger.Snapshots.LedgerSnapshot.Write(Story.State), "it")!;
        Assert.Equal(_umbrella.State.Releases[0].Pins, read.Umbrellas[UmbrellaStory.Id].Releases[0].Pins);
        Assert.Equal(_umbrella.State.Plan.Target, read.Umbrellas[UmbrellaStory.Id].Plan.Target);
    }
}
