using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Tests.Umbrella;

public sealed class UmbrellaJoiningTests
{
    private readonly UmbrellaStory _umbrella = new();

    private ReleaseStory Story => _umbrella.Story;

    [Fact]
    public void Every_step_is_told_in_a_sentence()
    {
        Story.Seal();
        var opened = _umbrella.Opened.Sentence(Story.State);
        _umbrella.Open("catalog");

        Assert.Equal("ada opens aether-2.1 for 2026-12-15: catalog, orders", opened);
        Assert.Equal("ada commits orders to aether-2.1: it is time", (_umbrella.Joined("orders") with { Because = "it is time" }).Sentence(Story.State));
        Assert.Equal("ada takes catalog out of aether-2.1: not ready", _umbrella.Left("catalog").Sentence(Story.State));
        Assert.Equal("ada cuts aether-2.1 as 2.1.0 (0123456): catalog 1.1.0", _umbrella.Cut().Sentence(Story.State));
    }

    [Fact]
    public void It_is_opened_once_and_not_for_a_day_that_is_past()
    {
        _umbrella.Open();
        Story.Later(TimeSpan.FromDays(30));

        Assert.Equal(["aether-2.1 was opened already, by ada at 2026-11-25 09:00:00Z", "its target date 2026-12-15 is past"], Story.Refusals(_umbrella.Opened));
    }

    [Theory]
    [InlineData("Aether", "2.1", "'Aether' is no name of an umbrella release; expected a DNS label: lower-case letters, digits and hyphens, a letter first, no hyphen last, at most 63")]
    [InlineData("aether", "2.1.0", "'2.1.0' is no release line; expected two numbers, such as 2.1")]
    [InlineData("aether", "02.1", "'02.1' is no release line; expected two numbers, such as 2.1")]
    public void A_name_or_a_line_that_is_none_is_refused(string name, string version, string refusal)
    {
        _umbrella.Plan = _umbrella.Plan with { Name = name, Version = version };

        Assert.Equal([refusal], Story.Refusals(_umbrella.Opened));
    }

    [Fact]
    public void A_module_joins_until_the_end_of_the_target_date()
    {
        _umbrella.Open();

        Story.Now = new DateTimeOffset(2026, 12, 15, 23, 59, 0, TimeSpan.Zero);
        Assert.Empty(Story.Refusals(_umbrella.Joined("catalog")));
        Story.Later(TimeSpan.FromMinutes(1));
        Assert.Equal(["modules could join aether-2.1 until 2026-12-15: join the next one"], Story.Refusals(_umbrella.Joined("catalog")));
    }

    [Fact]
    public void A_module_joins_no_release_that_was_cut()
    {
        Story.Seal();
        Story.Happens(_umbrella.Open("catalog").Cut());

        Assert.Equal(["aether-2.1 was cut as 2.1.0 already: join the next one"], Story.Refusals(_umbrella.Joined("orders")));
        Assert.Equal(["aether-2.1 was cut as 2.1.0 already: what is released stays released"], Story.Refusals(_umbrella.Left("catalog")));
    }

    [Fact]
    public void A_module_joins_once_and_may_come_back()
    {
        _umbrella.Open("catalog");

        Assert.Equal(["catalog joined already, by ada at 2026-11-25 09:00:00Z"], Story.Refusals(_umbrella.Joined("catalog")));
        Story.Happens(_umbrella.Left("catalog"));
        Assert.Empty(Story.Refusals(_umbrella.Joined("catalog")));
        Assert.Equal(["'catalog' has not joined aether-2.1, as nobody has"], Story.Refusals(_umbrella.Left("catalog")));
    }

    [Fact]
    public void A_module_that_is_not_expected_is_refused_with_the_nearest()
    {
        _umbrella.Open();

        Assert.Equal(["aether-2.1 does not expect a module 'catalgo'. Did you mean catalog?"], Story.Refusals(_umbrella.Joined("catalgo")));
    }

    [Fact]
    public void Any_module_that_was_ever_sealed_may_join_what_is_open_to_all()
    {
        _umbrella.Plan = _umbrella.Plan with { Modules = [] };
        _umbrella.Open();

        Assert.Equal(["no bundle was sealed yet, so nothing is known of a module 'orders': run './build.sh Pipeline Bundle'"], Story.Refusals(_umbrella.Joined("orders")));
        Story.Seal();
        Assert.Empty(Story.Refusals(_umbrella.Joined("orders")));
        Assert.Equal(["aether-2.1 knows no bundle of a module 'web'. There are: catalog, orders."], Story.Refusals(_umbrella.Joined("web")));
    }

    [Fact]
    public void Whoever_is_not_proven_takes_part_in_a_rehearsal_only()
    {
        _umbrella.Open();
        var unproven = _umbrella.Joined("catalog") with { By = new Person { Name = "eve" } };

        Assert.Equal(["nobody vouches for that this is eve, and aether-2.1 is no rehearsal: do it on GitHub, or sign with a key that the policy lists"], Story.Refusals(unproven));
        var rehearsal = new UmbrellaStory { By = new Person { Name = "eve" } };
        Assert.Empty(rehearsal.Open().Story.Refusals(unproven));
    }

    [Fact]
    public void Leaving_needs_a_reason() =>
        Assert.Equal(["it needs a reason: --because \"...\""], _umbrella.Open("catalog").Story.Refusals(_umbrella.Left("catalog", " ")));

    [Fact]
    public void An_umbrella_that_is_none_is_named() =>
        Assert.Equal(["there is no umbrella release 'aether-2.2'; Did you mean aether-2.1?"], _umbrella.Open().Story.Refusals(_umbrella.Joined("catalog") with { Umbrella = "aether-2.2" }));
}
