using Pipeline.Core.Errors;
using Pipeline.Core.Model;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Channels;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Policies;
using Pipeline.Releases.Promotion;

namespace Pipeline.Releases.Tests.Channels;

public sealed class ChannelTests
{
    private readonly ReleaseStory _story = new(model => model
        .Environment("pre-prod", environment => environment)
        .Environment("production", environment => environment.After("pre-prod"))
        .Releases(releases => releases
            .Channel("edge", channel => channel.Sealed("main"))
            .Channel("candidate", channel => channel.In("pre-prod"))
            .Channel("stable", channel => channel.In("production").After(TimeSpan.FromHours(2)))));

    [Fact]
    public void A_channel_points_to_the_newest_bundle_that_its_rule_takes()
    {
        var first = _story.Seal();
        _story.Promote(first, "pre-prod");
        _story.Promote(first, "production");
        _story.Later(TimeSpan.FromHours(2));
        var second = _story.Seal();
        _story.Promote(second, "pre-prod");
        var third = _story.Seal();
        _story.Seal(branch: "feature");

        Assert.Equal([("edge", third.Release), ("candidate", second.Release), ("stable", first.Release)], Move());
        Assert.Empty(Due());
    }

    [Fact]
    public void Before_the_soak_time_is_over_nothing_moves()
    {
        var bundle = Released();

        Assert.Equal([$"{bundle} ran in production for 0:00:00 of 2:00:00"], Refusals("stable", bundle));
        _story.Later(TimeSpan.FromHours(2));
        Assert.Empty(Refusals("stable", bundle));
    }

    [Fact]
    public void What_was_rolled_back_from_does_not_prove_itself()
    {
        var first = Released();
        var second = Released();
        _story.Later(TimeSpan.FromHours(1));
        _story.Happens(_story.Start(first, "production", rollback: true));
        _story.Happens(new DeploymentSucceeded { At = _story.Now, By = ReleaseStory.Ci, Bundle = first.Bundle.Id, Environment = "production" });
        _story.Later(TimeSpan.FromHours(5));

        Assert.Equal([$"{second} has not run in production by the rules, or was rolled back"], Refusals("stable", second));
        Assert.Contains(("stable", first.Release), Move());
    }

    [Fact]
    public void A_rollback_moves_no_channel_back_and_the_status_says_so()
    {
        var first = Released();
        var second = Released();
        _story.Later(TimeSpan.FromHours(3));
        Move();
        _story.Happens(_story.Start(first, "production", rollback: true));
        _story.Happens(new DeploymentSucceeded { At = _story.Now, By = ReleaseStory.Ci, Bundle = first.Bundle.Id, Environment = "production" });
        _story.Later(TimeSpan.FromHours(3));

        Assert.Empty(Due());
        Assert.Equal([$"stable points to {second} already, and moves forward only"], Refusals("stable", first).Take(1));
        Assert.Contains($"  but production runs the older {first}: a channel does not go back", ChannelStatus.Lines(_story.State, _story.Now, isLocal: false));
    }

    [Fact]
    public void A_banned_bundle_does_not_become_a_channels_and_one_that_is_stays_until_the_next()
    {
        var bundle = _story.Seal();
        Move();
        Ban(bundle);
        var next = _story.Seal();
        Ban(next);

        Assert.Empty(Due());
        Assert.Contains("  which is banned, by github-actions[bot]: it leaks; it moves on with the next that may", ChannelStatus.Lines(_story.State, _story.Now, isLocal: false));
        Assert.Equal(("edge", _story.Seal().Release), Assert.Single(Due()));
    }

    [Fact]
    public void A_rehearsal_goes_to_a_registry_of_this_machine_only()
    {
        var rehearsal = _story.Seal(by: new() { Name = "eve" });

        Assert.Empty(Due());
        Assert.Equal([("edge", rehearsal.Release)], ChannelRules.Due(_story.State, _story.Now, isLocal: true).Select(move => (move.Channel.Name, move.To.Release)));
    }

    [Fact]
    public void Whoever_is_not_proven_moves_rehearsals_only()
    {
        var bundle = _story.Seal();

        Assert.Equal([$"nobody vouches for that this is eve, and {bundle} is no rehearsal"], _story.Refusals(Moved("edge", bundle) with { By = new() { Name = "eve" } }));
    }

    [Fact]
    public void A_channel_that_is_none_is_refused_with_the_nearest() =>
        Assert.Equal(["there is no channel 'stabel' in the rules in force. Did you mean stable?"], _story.Refusals(Moved("stabel", _story.Seal())));

    [Fact]
    public void A_move_is_told_in_a_sentence()
    {
        var first = _story.Seal();
        var sentence = Moved("edge", first).Sentence(_story.State);
        Move();
        var second = _story.Seal();

        Assert.Equal($"github-actions[bot] moves edge to {first}", sentence);
        Assert.Equal($"github-actions[bot] moves edge from {first} to {second}", Moved("edge", second).Sentence(_story.State));
    }

    [Theory]
    [InlineData("1.2.3")]
    [InlineData("Stable")]
    [InlineData("")]
    public void A_name_that_could_be_a_versions_tag_is_refused(string name) =>
        Assert.StartsWith($"'{name}' is no name of a channel. Expected a DNS label", Assert.Throws<PipelineException>(() => PipelineModel.In("/shop").Releases(releases => releases.Channel(name, channel => channel))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_channel_of_an_environment_that_is_none_never_moves_and_says_why()
    {
        var story = new ReleaseStory(model => model.Environment("production", environment => environment).Releases(releases => releases.Channel("stable", channel => channel.In("prodution"))));
        story.Seal();

        Assert.Empty(ChannelRules.Due(story.State, story.Now, isLocal: false));
        Assert.Contains(ChannelStatus.Lines(story.State, story.Now, isLocal: false), line => line.Contains("did you mean 'production'?", StringComparison.Ordinal));
    }

    [Fact]
    public void A_rehearsal_proves_nothing_of_the_release_of_the_same_bundle()
    {
        var rehearsal = _story.Seal(by: new Person { Name = "eve" });
        _story.Promote(rehearsal, "pre-prod", "local");
        _story.Promote(rehearsal, "production", "local");
        _story.Later(TimeSpan.FromHours(3));
        _story.Happens(BundleSealed.Of(_story.State, rehearsal.Bundle, "main", ReleaseStory.Ci, _story.Now));

        Assert.DoesNotContain("stable", ChannelRules.Due(_story.State, _story.Now, isLocal: false).Select(move => move.Channel.Name));
    }

    [Fact]
    public void A_move_on_somebodys_machine_moves_nothing_elsewhere()
    {
        var release = _story.Seal();
        var rehearsal = _story.Seal(by: new Person { Name = "eve" });
        _story.Happens(new ChannelMoved { At = _story.Now, By = new Person { Name = "eve" }, Channel = "edge", Bundle = rehearsal.Bundle.Id, IsLocal = true });

        Assert.Null(ChannelRules.Current(_story.State, "edge", isLocal: false));
        Assert.Equal([("edge", release.Release)], ChannelRules.Due(_story.State, _story.Now, isLocal: false).Select(move => (move.Channel.Name, move.To.Release)));
        Assert.Equal(rehearsal.Release, ChannelRules.Current(_story.State, "edge", isLocal: true)?.Release);
    }

    private BundleState Released()
    {
        var bundle = _story.Seal();
        _story.Promote(bundle, "pre-prod");
        _story.Promote(bundle, "production");
        return bundle;
    }

    private void Ban(BundleState bundle) => _story.Happens(new BundleBanned { At = _story.Now, By = ReleaseStory.Ci, Bundle = bundle.Bundle.Id, Because = "it leaks" });

    private IEnumerable<string> Refusals(string channel, BundleState bundle) =>
        ChannelRules.Refusals(_story.State, _story.State.Rules.Channels.Single(one => one.Name == channel), _story.State.Bundles[bundle.Bundle.Id.Value], _story.Now, isLocal: false);

    private List<(string, string)> Due() => [.. ChannelRules.Due(_story.State, _story.Now, isLocal: false).Select(move => (move.Channel.Name, move.To.Release))];

    private List<(string, string)> Move()
    {
        var due = Due();
        foreach (var (channel, release) in due)
            _story.Happens(Moved(channel, _story.State.Bundles.Values.Single(bundle => bundle.Release == release)));
        return due;
    }

    private ChannelMoved Moved(string channel, BundleState bundle) => new() { At = _story.Now, By = ReleaseStory.Ci, Channel = channel, Bundle = bundle.Bundle.Id };
}
