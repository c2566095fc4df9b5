using Pipeline.Core.Model;
using Pipeline.Core.Watching;

namespace Pipeline.Core.Tests.Watching;

public sealed class WatchProblemsTests
{
    [Fact]
    public void What_the_page_shows_has_no_fault() => Assert.Empty(Find(watch => watch.For(TimeSpan.FromMinutes(10)).Every(TimeSpan.FromSeconds(15)).ErrorRate(atMost: 0.01).P95(atMost: TimeSpan.FromMilliseconds(300)).Metrics("/metrics").RollBack()));

    [Fact]
    public void The_defaults_have_no_fault() => Assert.Empty(Find(watch => watch));

    [Fact]
    public void An_environment_that_is_not_watched_has_no_fault() => Assert.Empty(WatchProblems.Find(PipelineModel.In("/shop").Environment("staging")));

    [Fact]
    public void Every_value_that_cannot_be_is_named_with_its_environment()
    {
        var problems = Find(watch => watch.For(TimeSpan.FromDays(2)).Every(TimeSpan.FromMilliseconds(1)).Over(TimeSpan.Zero).ErrorRate(2).AtLeast(0).Unanswered(0).Probe("metrics", perSecond: 1000));

        Assert.Equal(8, problems.Count);
        Assert.All(problems, problem => Assert.StartsWith("Watch(...) of environment 'production' ", problem, StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_threshold_there_is_nothing_to_watch_for() =>
        Assert.Contains("has no threshold", Assert.Single(WatchProblems.Find(PipelineModel.In("/shop").Environment("production", environment => environment.With(new WatchSettings { ErrorRateAtMost = null })))), StringComparison.Ordinal);

    [Fact]
    public void Probing_too_seldom_to_ever_judge_is_told() => Assert.Contains("so it never would", Assert.Single(Find(watch => watch.Probe("/", perSecond: 0.1))), StringComparison.Ordinal);

    private static IReadOnlyList<string> Find(Func<WatchBuilder, WatchBuilder> configure) => WatchProblems.Find(PipelineModel.In("/shop").Environment("production", environment => environment.Watch(configure)));
}
