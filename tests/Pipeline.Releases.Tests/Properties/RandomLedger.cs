using System.Collections.Immutable;
using Pipeline.Core.Artifacts;
using Pipeline.Core.Model;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Evidence;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Policies;
using Pipeline.Releases.Promotion;
using Pipeline.Releases.Votes;

namespace Pipeline.Releases.Tests.Properties;

/// <summary>A ledger that grows by whatever a mix of people try; what the rules refuse does not happen.</summary>
internal sealed class RandomLedger
{
    public static readonly string[] Environments = ["staging", "pre-prod", "production"];

    private static readonly ReleasePolicy Policy = PipelineModel.In("/shop").Application("shop")
        .Environment("staging", environment => environment)
        .Environment("pre-prod", environment => environment)
        .Environment("production", environment => environment.FromBranch("main").After("pre-prod").Soak(TimeSpan.FromMinutes(10))
            .Gate(gate => gate.Coverage(80).IntegrationPassed())
            .Approval(approval => approval.Role("lead", "@ada @bob").Role("sre", "@bob @sue @ada", quorum: 2).Role("qa", "@cleo @dan", veto: true))
            .Emergency(gate => gate.UnitTestsPassed(), approval => approval.Role("lead", "@ada @bob").Role("sre", "@bob @sue @ada")))
        .DeclaredReleasePolicy();

    private static readonly string[] Names = ["ada", "bob", "sue", "cleo", "dan", "eve"];
    private static readonly Person Ci = new() { Name = "ci", Proven = true };
    private readonly List<LedgerEvent> _events = [];
    private DateTimeOffset _now = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);
    private int _commits;

    public RandomLedger() => Try(new PolicyAdopted { At = _now, By = Ci, Policy = Policy, Cycle = "2026.11" });

    public LedgerState State { get; private set; } = LedgerState.Empty;

    public IReadOnlyList<LedgerEvent> Events => _events;

    public int Refused { get; private set; }

    /// <summary>Every event, with what had happened before it.</summary>
    public Action<IReadOnlyList<LedgerEvent>, LedgerEvent>? Before { get; init; }

    public static RandomLedger Of(IEnumerable<int> numbers, Action<IReadOnlyList<LedgerEvent>, LedgerEvent>? before = null)
    {
        var ledger = new RandomLedger { Before = before };
        foreach (var number in numbers)
            ledger.Make(new Move(number));
        return ledger;
    }

    /// <summary>A deployment that somebody known would begin now.</summary>
    public DeploymentStarted Deployment(Digest bundle, string environment, string runtime) =>
        new() { At = _now, By = Ci, Bundle = bundle, Environment = environment, Runtime = runtime, Until = _now.AddMinutes(30) };

    private bool Try(LedgerEvent next)
    {
        if (LedgerRules.Refusals(State, next).Count > 0)
        {
            Refused++;
            return false;
        }

        Before?.Invoke(_events, next);
        State = State.After(next);
        _events.Add(next);
        return true;
    }

    private void Make(Move move)
    {
        _now += move.Of(TimeSpan.Zero, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(12), TimeSpan.FromHours(1));
        if (State.Sealed.Count == 0 || move.OneIn(12))
        {
            Seal(move);
            return;
        }

        // Mostly the newest: what is new has the longest way to go.
        var bundle = State.Bundles[move.OneIn(4) ? move.Of(State.Sealed) : State.Sealed[^1]];
        switch (move.Below(24))
        {
            case > 19: Advance(bundle); break;
            case < 4: Measure(move, bundle); break;
            case < 9: Deploy(move, bundle); break;
            case < 14: Vote(move, bundle); break;
            case < 16: Try(DecisionMade.OfRules(State, bundle, move.OneIn(5) ? "staging" : "production", Anybody(move), _now)); break;
            case 16: Override(move, bundle); break;
            case 17: Stand(move); break;
            default: Exceptional(move, bundle); break;
        }
    }

    // What people do who want it in production: without this few would come that far.
    private void Advance(BundleState bundle)
    {
        foreach (var environment in new[] { "pre-prod", "production" })
        {
            if (State.Environment(environment).FirstPassed(bundle) is not null)
                continue;
            foreach (var (name, role) in new[] { ("ada", "lead"), ("bob", "sre"), ("sue", "sre"), ("cleo", "qa") })
                Try(new VoteCast { At = _now, By = new Person { Name = name, Proven = true }, Bundle = bundle.Bundle.Id, Environment = "production", Role = role, Ballot = Ballot.Go });
            Try(DecisionMade.OfRules(State, State.Bundles[bundle.Bundle.Id.Value], "production", Ci, _now));
            if (Try(Deployment(bundle.Bundle.Id, environment, bundle.IsRehearsal ? "local" : "kubernetes")))
                Try(new DeploymentSucceeded { At = _now, By = Ci, Bundle = bundle.Bundle.Id, Environment = environment });
            return;
        }
    }

    private void Seal(Move move)
    {
        var known = State.Sealed.Count > 0 && move.OneIn(6) ? State.Bundles[move.Of(State.Sealed)].Bundle : null;
        _commits++;
        var content = new BundleContent { Application = "shop", Commit = $"{_commits:x40}", Tree = $"{_commits:x40}", Modules = [Module("catalog"), Module("orders")] };
        var by = move.OneIn(4) ? Anybody(move) : Ci;
        var bundle = known ?? new Bundle { Id = content.Id(), Content = content };
        if (!Try(BundleSealed.Of(State, bundle, move.OneIn(4) ? "development" : "main", by, _now)))
            return;
        foreach (var module in bundle.Content.Modules)
            Record(by, module.Image!.Value, "UnitTest", EvidenceVerdict.Passed, move.Of(90, 90, 90, 50));
        Try(new DeploymentStarted { At = _now, By = by, Bundle = bundle.Id, Environment = "pre-prod", Runtime = "local", Until = _now.AddMinutes(30) });
        Try(new DeploymentSucceeded { At = _now, By = by, Bundle = bundle.Id, Environment = "pre-prod" });
        if (!move.OneIn(4))
            Record(by, bundle.Id, "IntegrationTest", EvidenceVerdict.Passed, null);
    }

    private BundleModule Module(string name) => new() { Name = name, Version = $"1.{_commits}.0", Inputs = $"{_commits:x40}", Image = Digest.Of(System.Text.Encoding.UTF8.GetBytes($"{name} {_commits}")) };

    private void Measure(Move move, BundleState bundle)
    {
        var by = move.OneIn(3) ? Anybody(move) : Ci;
        var (subject, name) = move.Of((bundle.Bundle.Id, "IntegrationTest"), (bundle.Bundle.Content.Modules[move.Below(2)].Image!.Value, "UnitTest"));
        if (move.OneIn(8))
            Try(new EvidenceWithdrawn { At = _now, By = by, Subject = subject, Name = name, Because = "it did not hold" });
        else
            Record(by, subject, name, move.Of(EvidenceVerdict.Passed, EvidenceVerdict.Passed, EvidenceVerdict.Passed, EvidenceVerdict.Failed), move.Of(90, 80, 79));
    }

    private void Record(Person by, Digest subject, string name, EvidenceVerdict verdict, double? coverage)
    {
        var metrics = ImmutableSortedDictionary.Create<string, double>(StringComparer.Ordinal);
        Try(new EvidenceRecorded { At = _now, By = by, Items = [new EvidenceItem { Subject = subject, Name = name, Verdict = verdict, Metrics = coverage is { } line ? metrics.Add("coverage.line", line) : metrics }] });
    }

    private void Deploy(Move move, BundleState bundle)
    {
        var environment = move.Of("production", "production", "pre-prod", "staging");
        var underWay = State.Environment(environment).UnderWay;
        if (underWay is not null && !move.OneIn(4))
        {
            End(move, environment, underWay.Bundle);
            return;
        }

        var by = move.OneIn(4) ? Anybody(move) : Ci;
        if (Try(new DeploymentStarted { At = _now, By = by, Bundle = bundle.Bundle.Id, Environment = environment, Runtime = move.Of("kubernetes", "local"), Until = _now.AddMinutes(move.Of(30, 5, 0)), IsRollback = move.OneIn(4) }))
            End(move, environment, bundle.Bundle.Id);
    }

    private void End(Move move, string environment, Digest bundle)
    {
        if (move.OneIn(4))
            return;
        var by = move.OneIn(5) ? Anybody(move) : Ci;
        if (move.OneIn(4))
            Try(new DeploymentFailed { At = _now, By = by, Bundle = bundle, Environment = environment, Because = "it does not answer", ReturnedTo = move.OneIn(2) ? Digest.Parse(move.Of(State.Sealed)) : null });
        else
            Try(new DeploymentSucceeded { At = _now, By = by, Bundle = bundle, Environment = environment });
    }

    private void Vote(Move move, BundleState bundle)
    {
        foreach (var (name, role) in move.OneIn(2) ? [("ada", "lead"), ("bob", "sre"), ("sue", "sre"), ("cleo", "qa")] : new[] { (move.Of(Names), move.Of("lead", "sre", "qa")) })
        {
            var ballot = move.OneIn(10) ? Ballot.NoGo : Ballot.Go;
            var person = new Person { Name = name, Proven = !move.OneIn(8) };
            Try(new VoteCast { At = _now, By = person, Bundle = bundle.Bundle.Id, Environment = "production", Role = role, Ballot = ballot, Because = ballot == Ballot.NoGo ? "no tea" : null });
        }
    }

    private void Override(Move move, BundleState bundle) =>
        Try(new OverrideSigned { At = _now, By = Anybody(move), Bundle = bundle.Bundle.Id, Environment = "production", Role = move.Of("lead", "sre", "qa"), Because = "the shop is down" });

    private void Stand(Move move)
    {
        var environment = move.Of(Environments);
        Try(move.Below(6) switch
        {
            0 => new EnvironmentHeld { At = _now, By = Anybody(move), Environment = environment, Because = "load test" },
            1 or 2 => new EnvironmentUnheld { At = _now, By = Ci, Environment = environment },
            3 => new LineStopped { At = _now, By = Anybody(move), Because = "the registry burns" },
            _ => new LineStarted { At = _now, By = Ci },
        });
    }

    private void Exceptional(Move move, BundleState bundle) => Try(move.Below(12) switch
    {
        0 => new BundleBanned { At = _now, By = Anybody(move), Bundle = bundle.Bundle.Id, Because = "it leaks" },
        < 4 => new EmergencyDeclared { At = _now, By = Anybody(move), Bundle = bundle.Bundle.Id, Because = "the shop is down" },
        < 9 => new BundleMerged { At = _now, By = Anybody(move), Bundle = bundle.Bundle.Id, Commit = "1234567", Tree = move.OneIn(3) ? "other" : bundle.Bundle.Content.Tree, Branch = "main" },
        9 => new PolicyAdopted { At = _now, By = new Person { Name = move.Of(Names) }, Policy = ReleasePolicy.None, Cycle = "2026.12" },
        _ => new LineStarted { At = _now.AddHours(-2), By = Ci },
    });

    private static Person Anybody(Move move) => new() { Name = move.Of(Names), Proven = !move.OneIn(3) };
}
