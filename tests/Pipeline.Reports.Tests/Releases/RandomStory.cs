using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Promotion;
using Pipeline.Releases.Tests;
using Pipeline.Releases.Votes;
using Pipeline.Reports.Releases;

namespace Pipeline.Reports.Tests.Releases;

/// <summary>People do things at random, and the rules take or refuse them. The same seed is the same story.</summary>
internal sealed class RandomStory
{
    private static readonly string[] People = ["ada", "bob", "sue", "cleo", new string('m', 90), "Zoë \u5f20\u4f1f"];
    private static readonly string[] Roles = ["module-lead", "sre", "qa"];
    private static readonly string[] Environments = ["staging", "pre-prod", "production"];

    private readonly Random _random;

    public RandomStory(int seed)
    {
        _random = new Random(seed);
        for (var step = 0; step < 150; step++)
            Step();
    }

    public ReleaseStory Story { get; } = Shop.Story();

    public IEnumerable<string> Texts()
    {
        yield return StatusText.Write(Story.State, null, Story.Now);
        yield return NextText.Write(Story.State, Story.Now);
        yield return DiaryText.Write(DiaryEntry.Of(LedgerState.Empty, Story.Events));
        foreach (var bundle in Story.State.Bundles.Values)
        {
            foreach (var environment in Environments)
                yield return WhyText.Write(Story.State, bundle, environment, Story.Now, "kubernetes");
        }
    }

    private void Step()
    {
        Story.Later(TimeSpan.FromMinutes(_random.Next(1, 300)));
        if (Story.State.Sealed.Count == 0 || _random.Next(12) == 0)
            Story.Seal(Any("main", "development"), coverage: _random.Next(40, 100), integration: _random.Next(3) > 0);
        else if (Next() is { } next && Story.Refusals(next).Count == 0)
            Story.Happens(next);
    }

    private LedgerEvent? Next()
    {
        var (at, by, environment, bundle) = (Story.Now, ReleaseStory.Proven(Any(People)), Any(Environments), Bundle());
        var because = string.Join(' ', Enumerable.Repeat(Any("why", "x", new string('r', 130)), _random.Next(1, 30)));
        var role = Any(Roles);
        var underWay = Story.State.Environment(environment).UnderWay;
        return _random.Next(12) switch
        {
            0 or 1 or 2 => Story.Start(bundle, environment, rollback: _random.Next(4) == 0),
            3 or 4 when underWay is not null => new DeploymentSucceeded { At = at, By = by, Bundle = underWay.Bundle, Environment = environment },
            5 when underWay is not null => new DeploymentFailed { At = at, By = by, Bundle = underWay.Bundle, Environment = environment, Because = because },
            6 or 7 => Story.Vote(bundle, Keeper(role), role, _random.Next(3) == 0 ? Ballot.NoGo : Ballot.Go, because),
            8 => DecisionMade.OfRules(Story.State, bundle, environment, by, at),
            9 => new OverrideSigned { At = at, By = ReleaseStory.Proven(Keeper(role)), Bundle = bundle.Bundle.Id, Environment = "production", Role = role, Because = because },
            10 => Story.State.Environment(environment).Held is null ? new EnvironmentHeld { At = at, By = by, Environment = environment, Because = because } : new EnvironmentUnheld { At = at, By = by, Environment = environment },
            11 => Story.State.Stopped is null ? new LineStopped { At = at, By = by, Because = because } : new LineStarted { At = at, By = by },
            _ => null,
        };
    }

    private string Keeper(string role) => role switch { "module-lead" => "ada", "qa" => "cleo", _ => Any("bob", "sue") };

    private BundleState Bundle() => Story.State.Bundles[Story.State.Sealed[^_random.Next(1, Math.Min(3, Story.State.Sealed.Count) + 1)]];

    private string Any(params string[] choices) => choices[_random.Next(choices.Length)];
}
