using Pipeline.Core.Model;
using Pipeline.Releases.Policies;
using Pipeline.Releases.Promotion;

namespace Pipeline.Releases.Tests.Promotion;

public sealed class EnvironmentOrderTests
{
    [Fact]
    public void All_environments_before_are_passed()
    {
        var story = Story(environment => environment.After("east").After("west"));
        var bundle = story.Seal();
        Assert.Equal([$"{bundle} has not passed east", $"{bundle} has not passed west"], story.Why(bundle, "production").Select(reason => reason.Text));
        story.Promote(bundle, "west");

        Assert.Equal([$"{bundle} has not passed east - ./build.sh Promote --to east --bundle {bundle.Release}"], story.Why(bundle, "production").Select(reason => reason.ToString()));
        story.Promote(bundle, "east");
        Assert.Empty(story.Why(bundle, "production"));
    }

    [Fact]
    public void One_of_any_suffices()
    {
        var story = Story(environment => environment.AfterAny("east", "west"));
        var bundle = story.Seal();
        Assert.Equal([$"{bundle} has passed none of east, west"], story.Why(bundle, "production").Select(reason => reason.Text));
        story.Promote(bundle, "west");

        Assert.Empty(story.Why(bundle, "production"));
    }

    [Fact]
    public void Soak_time_begins_when_the_last_of_all_was_passed()
    {
        var story = Story(environment => environment.After("east").After("west").Soak(TimeSpan.FromMinutes(90)));
        var bundle = story.Seal();
        story.Promote(bundle, "west");
        story.Later(TimeSpan.FromHours(1)).Promote(bundle, "east");
        story.Later(TimeSpan.FromMinutes(89));

        Assert.Equal([$"{bundle} runs in east for 1 h 29 min of 1 h 30 min - wait until 2026-11-25 11:30Z"], story.Why(bundle, "production").Select(reason => reason.ToString()));
        Assert.Empty(story.Later(TimeSpan.FromMinutes(1)).Why(bundle, "production"));
    }

    [Fact]
    public void Soak_time_begins_when_the_first_of_any_was_passed()
    {
        var story = Story(environment => environment.AfterAny("east", "west").Soak(TimeSpan.FromHours(2)));
        var bundle = story.Seal();
        story.Promote(bundle, "west");
        story.Later(TimeSpan.FromHours(1)).Promote(bundle, "east");

        Assert.Equal([ReasonKind.Soak], story.Why(bundle, "production").Select(reason => reason.Kind));
        Assert.Empty(story.Later(TimeSpan.FromHours(1)).Why(bundle, "production"));
    }

    [Fact]
    public void Deploying_it_again_does_not_start_the_soak_time_again()
    {
        var story = Story(environment => environment.After("east").Soak(TimeSpan.FromHours(2)));
        var bundle = story.Seal();
        story.Promote(bundle, "east");
        story.Later(TimeSpan.FromHours(2)).Promote(bundle, "east");

        Assert.Empty(story.Why(bundle, "production"));
    }

    [Fact]
    public void A_deployment_that_failed_passes_nothing()
    {
        var story = Story(environment => environment.After("east"));
        var bundle = story.Seal();
        story.Happens(story.Start(bundle, "east"));
        story.Happens(new DeploymentFailed { At = story.Now, By = ReleaseStory.Ci, Bundle = bundle.Bundle.Id, Environment = "east", Because = "it does not answer" });

        Assert.Equal([ReasonKind.Order], story.Why(bundle, "production").Select(reason => reason.Kind));
    }

    [Fact]
    public void An_older_bundle_does_not_replace_a_newer_one()
    {
        var story = Story(environment => environment);
        var old = story.Seal();
        var bundle = story.Seal();
        story.Promote(bundle, "production");

        Assert.Equal([$"production runs the newer {bundle}"], story.Why(old, "production").Select(reason => reason.Text));
    }

    [Fact]
    public void What_was_gone_back_from_has_not_passed()
    {
        var story = Story(environment => environment.After("east").Soak(TimeSpan.FromHours(2)));
        var good = story.Seal();
        story.Promote(good, "east");
        var bundle = story.Later(TimeSpan.FromHours(1)).Seal();
        story.Promote(bundle, "east");
        story.Later(TimeSpan.FromMinutes(5)).GoBack(good, "east");

        Assert.Equal([ReasonKind.Order], story.Later(TimeSpan.FromHours(2)).Why(bundle, "production").Select(reason => reason.Kind));
    }

    [Fact]
    public void Soak_time_is_what_it_ran_and_not_what_passed_since()
    {
        var story = Story(environment => environment.After("east").Soak(TimeSpan.FromHours(2)));
        var bundle = story.Seal();
        story.Promote(bundle, "east");
        var next = story.Later(TimeSpan.FromMinutes(5)).Seal();
        story.Promote(next, "east");

        Assert.Equal(
            [$"{bundle} ran in east for 5 min of 2 h, and {next} runs there now - take {next.Release}, or bring {bundle.Release} back there: ./build.sh Rollback --environment east --bundle {bundle.Release}"],
            story.Later(TimeSpan.FromHours(3)).Why(bundle, "production").Select(reason => reason.ToString()));
    }

    private static ReleaseStory Story(Func<EnvironmentBuilder, EnvironmentBuilder> production) => new(model => model
        .Environment("east", environment => environment)
        .Environment("west", environment => environment)
        .Environment("production", production));
}
