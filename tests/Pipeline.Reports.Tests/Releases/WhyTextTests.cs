using Pipeline.Releases.Promotion;
using Pipeline.Releases.Tests;
using Pipeline.Reports.Releases;
using Pipeline.Testing;

namespace Pipeline.Reports.Tests.Releases;

public sealed class WhyTextTests
{
    private readonly ReleaseStory _story = Shop.Story();

    [Fact]
    public void Every_reason_stands_with_what_would_change_it()
    {
        _story.Released();
        _story.Later(TimeSpan.FromHours(8));
        var bundle = _story.Seal("development", coverage: 71.5, integration: false);

        Snapshot.Matches("why.txt", WhyText.Write(_story.State, bundle, "production", _story.Now, "kubernetes"));
    }

    [Fact]
    public void A_bundle_that_nothing_keeps_stands_with_the_command_that_deploys_it()
    {
        var bundle = _story.Seal();

        Assert.Equal(
            $"""
            Nothing keeps {bundle} from staging:
              ./build.sh Promote --to staging --bundle 2026-11-25.1

            """,
            WhyText.Write(_story.State, bundle, "staging", _story.Now, "kubernetes"));
    }

    [Fact]
    public void A_single_reason_is_one()
    {
        var bundle = _story.Seal();
        _story.Happens(new EnvironmentHeld { At = _story.Now, By = ReleaseStory.Proven("sue"), Environment = "staging", Because = "we look at the logs" });

        Assert.StartsWith($"{bundle} does not go to staging, for one reason:\n 1. staging is held since", WhyText.Write(_story.State, bundle, "staging", _story.Now, "kubernetes"), StringComparison.Ordinal);
    }
}
