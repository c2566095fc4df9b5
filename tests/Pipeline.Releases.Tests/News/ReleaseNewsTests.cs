using Pipeline.Releases.Ledger;
using Pipeline.Releases.News;
using Pipeline.Releases.Promotion;
using Pipeline.Releases.Votes;

namespace Pipeline.Releases.Tests.News;

public sealed class ReleaseNewsTests
{
    private readonly ReleaseStory _story = new();

    [Fact]
    public void A_vote_is_told_with_its_reason()
    {
        var bundle = _story.Seal();
        var news = Tell(_story.Vote(bundle, "cleo", "qa", Ballot.NoGo, "the cart is empty"))!;
        Assert.Equal(NewsTone.Bad, news.Tone);
        Assert.Equal($"cleo votes NO-GO as qa on {bundle} for production: the cart is empty", news.Sentence);
        Assert.Equal("cleo", news.By.Name);
        Assert.Equal(bundle.Bundle.Id, news.Bundle!.Bundle.Id);
    }

    [Fact]
    public void A_decision_gives_each_reason_a_line()
    {
        var bundle = _story.Seal(coverage: 50);
        var news = Tell(DecisionMade.OfRules(_story.State, bundle, "production", ReleaseStory.Ci, _story.Now))!;
        Assert.Equal($"NO-GO on {bundle} for production", news.Sentence);
        Assert.NotEmpty(news.Details);
        Assert.Equal(NewsTone.Bad, news.Tone);
    }

    [Fact]
    public void The_end_of_a_deployment_tells_how_long_it_took()
    {
        var bundle = _story.Seal();
        _story.Happens(_story.Start(bundle, "staging"));
        _story.Later(TimeSpan.FromMinutes(3));
        var news = Tell(new DeploymentSucceeded { At = _story.Now, By = ReleaseStory.Ci, Bundle = bundle.Bundle.Id, Environment = "staging" })!;
        Assert.Equal(TimeSpan.FromMinutes(3), news.Duration);
        Assert.Equal(NewsTone.Good, news.Tone);
    }

    [Fact]
    public void A_failed_deployment_is_bad_news_with_its_reason()
    {
        var bundle = _story.Seal();
        _story.Happens(_story.Start(bundle, "staging"));
        var news = Tell(new DeploymentFailed { At = _story.Now, By = ReleaseStory.Ci, Bundle = bundle.Bundle.Id, Environment = "staging", Because = "orders does not become ready" })!;
        Assert.Equal(NewsTone.Bad, news.Tone);
        Assert.Contains("orders does not become ready", news.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_brake_is_of_no_release()
    {
        _story.Seal();
        var news = Tell(new LineStopped { At = _story.Now, By = ReleaseStory.Proven("bob"), Because = "the database is full" })!;
        Assert.Null(news.Bundle);
        Assert.Contains("the database is full", news.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_measured_is_no_news_of_its_own()
    {
        var bundle = _story.Seal();
        _story.Found(bundle.Bundle.Id, "LoadTest", null);
        Assert.Null(ReleaseNews.Of(_story.State, _story.State, _story.Events[^1]));
    }

    private ReleaseNews? Tell(LedgerEvent happened)
    {
        var before = _story.State;
        return ReleaseNews.Of(before, _story.Happens(happened), happened);
    }
}
