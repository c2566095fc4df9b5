using Pipeline.Core.Artifacts;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Evidence;
using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Tests.Evidence;

/// <summary>The images of catalog and orders are one and the same.</summary>
public sealed class SharedImageTests
{
    private static readonly Digest Image = Digest.Of("image"u8);
    private readonly ReleaseStory _story = ReleaseStory.Gated(gate => gate.Coverage(80));

    [Fact]
    public void What_was_found_about_one_module_does_not_replace_what_was_found_about_the_other()
    {
        var bundle = Seal("catalog", "orders");
        Found("catalog", 90);
        Found("orders", 50);

        Assert.Equal(["orders: it is 50, below 80"], _story.Closing(bundle));
    }

    [Fact]
    public void What_was_found_for_one_module_says_nothing_of_the_other()
    {
        var bundle = Seal("catalog", "orders");
        Found("catalog", 90);

        Assert.Equal(["orders: there is no evidence UnitTest; what was found about the same artifact for catalog does not count for orders"], _story.Closing(bundle));
    }

    [Fact]
    public void What_was_found_for_no_module_in_particular_counts_for_all()
    {
        var bundle = Seal("catalog", "orders");
        Found(null, 90);

        Assert.Empty(_story.Closing(bundle));
    }

    [Fact]
    public void Of_what_was_found_for_a_module_and_for_none_the_last_stands()
    {
        var bundle = Seal("catalog", "orders");
        Found("catalog", 90);
        Found("orders", 90);
        Found(null, 50);
        Found("catalog", 91);

        Assert.Equal(["orders: it is 50, below 80"], _story.Closing(bundle));
    }

    [Fact]
    public void It_counts_on_in_the_next_bundle_for_the_same_module_only()
    {
        Seal("catalog");
        Found("catalog", 90);

        Assert.Equal("orders", Assert.Single(_story.Closing(Seal("catalog", "orders"))).Split(':')[0]);
    }

    [Fact]
    public void What_is_withdrawn_for_one_module_still_counts_for_the_other()
    {
        var bundle = Seal("catalog", "orders");
        Found("catalog", 90);
        Found("orders", 90);
        _story.Happens(Withdrawn("orders"));

        Assert.Equal(["orders: UnitTest was withdrawn by github-actions[bot]: it ran elsewhere"], _story.Closing(bundle));
    }

    [Fact]
    public void What_is_withdrawn_without_naming_a_module_counts_for_none()
    {
        var bundle = Seal("catalog", "orders");
        Found("catalog", 90);
        Found("orders", 90);
        _story.Happens(Withdrawn(null));

        Assert.Equal(2, _story.Closing(bundle).Count);
    }

    [Fact]
    public void What_was_not_found_for_a_module_is_not_withdrawn_for_it()
    {
        Found("catalog", 90);

        Assert.Equal([$"there is no evidence UnitTest of orders ({Image.Hex[..12]})"], _story.Refusals(Withdrawn("orders")));
        Assert.Equal($"github-actions[bot] withdraws UnitTest of orders ({Image.Hex[..12]}): it ran elsewhere", Withdrawn("orders").Sentence(_story.State));
    }

    [Fact]
    public void A_stranger_replaces_it_neither_for_its_module_nor_for_all()
    {
        Found("catalog", 90);

        Assert.Single(_story.Refusals(Strange("catalog")));
        Assert.Single(_story.Refusals(Strange(null)));
        Assert.Empty(_story.Refusals(Strange("orders")));
    }

    [Fact]
    public void A_run_knows_what_was_found_for_the_module()
    {
        Found("catalog", 90);
        var item = Assert.Single(_story.State.EvidenceOf(Image)).Item;

        Assert.True(RunEvidence.IsKnown(_story.State, item));
        Assert.False(RunEvidence.IsKnown(_story.State, item with { Module = "orders" }));
    }

    private BundleState Seal(params string[] modules)
    {
        var content = new BundleContent
        {
            Application = "shop",
            Commit = $"{_story.State.Count:x40}",
            Tree = $"{_story.State.Count:x40}",
            Modules = [.. modules.Select(name => new BundleModule { Name = name, Version = "1.0.0", Image = Image, Inputs = name })],
        };
        _story.Happens(BundleSealed.Of(_story.State, new Bundle { Id = content.Id(), Content = content }, "main", ReleaseStory.Ci, _story.Now));
        return _story.State.Bundles[content.Id().Value];
    }

    private void Found(string? module, double coverage) => _story.Found(Image, "UnitTest", module, ("coverage.line", coverage));

    private EvidenceWithdrawn Withdrawn(string? module) => new() { At = _story.Now, By = ReleaseStory.Ci, Subject = Image, Name = "UnitTest", Module = module, Because = "it ran elsewhere" };

    private EvidenceRecorded Strange(string? module) =>
        new() { At = _story.Now, By = new Person { Name = "eve" }, Items = [new EvidenceItem { Subject = Image, Name = "UnitTest", Module = module, Verdict = EvidenceVerdict.Passed }] };
}
