using System.Collections.Immutable;
using Pipeline.Core.Artifacts;
using Pipeline.Core.Model;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Evidence;
using Pipeline.Releases.Gates;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Policies;
using Pipeline.Releases.Promotion;
using Pipeline.Releases.Votes;

namespace Pipeline.Releases.Tests;

/// <summary>A ledger that is told what people do, in order, by the rules.</summary>
internal sealed class ReleaseStory
{
    private readonly List<LedgerEvent> _events = [];
    private int _commits;

    public ReleaseStory(Func<PipelineModel, PipelineModel>? model = null, Person? by = null, DateTimeOffset? start = null)
    {
        Now = start ?? Now;
        var empty = PipelineModel.In("/shop").Application("shop");
        Model = model is null ? Storefront(empty) : model(empty);
        Happens(new PolicyAdopted { At = Now, By = by ?? Ci, Policy = Model.DeclaredReleasePolicy(), Cycle = "2026.11" });
    }

    public static Person Ci { get; } = new() { Name = "github-actions[bot]", Proven = true };

    public PipelineModel Model { get; }

    public DateTimeOffset Now { get; set; } = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);

    public LedgerState State { get; private set; } = LedgerState.Empty;

    public IReadOnlyList<LedgerEvent> Events => _events;

    /// <summary>Staging, then pre-prod, then a production that asks for tests and three roles.</summary>
    public static PipelineModel Storefront(PipelineModel model) => model
        .Environment("staging", environment => environment.FromBranch("development"))
        .Environment("pre-prod", environment => environment.FromPullRequest(into: "main"))
        .Environment("production", environment => environment.FromBranch("main").After("pre-prod")
            .Gate(gate => gate.Coverage(atLeast: 80).IntegrationPassed())
            .Approval(approval => approval.Role("module-lead", "@ada").Role("sre", "@bob @sue").Role("qa", "@cleo", veto: true)));

    public static Person Proven(string name) => new() { Name = name, Proven = true };

    /// <summary>One environment, production, with this gate.</summary>
    public static ReleaseStory Gated(Func<GateBuilder, GateBuilder> gate, Func<ReleasesBuilder, ReleasesBuilder>? releases = null) =>
        new(model => model.Environment("production", environment => environment.Gate(gate)).Releases(releases ?? (same => same)));

    /// <summary>Whether the event is taken; its reasons when not.</summary>
    public IReadOnlyList<string> Refusals(LedgerEvent next) => LedgerRules.Refusals(State, next);

    public LedgerState Happens(LedgerEvent next)
    {
        State = LedgerRules.Require(State, next);
        _events.Add(next);
        return State;
    }

    public ReleaseStory Later(TimeSpan time)
    {
        Now += time;
        return this;
    }

    /// <summary>Seals a bundle of catalog and orders from a new commit of <paramref name="branch"/>, with good evidence unless told otherwise.</summary>
    public BundleState Seal(string branch = "main", double coverage = 90, bool integration = true, Person? by = null)
    {
        _commits++;
        var content = new BundleContent
        {
            Application = "shop",
            Commit = Hash($"commit {_commits}"),
            Tree = Hash($"tree {_commits}"),
            Modules = [ModuleOf("catalog"), ModuleOf("orders")],
        };
        var bundle = new Bundle { Id = content.Id(), Content = content };
        Happens(BundleSealed.Of(State, bundle, branch, by ?? Ci, Now));
        foreach (var module in content.Modules)
            Found(module.Image!.Value, "UnitTest", module.Name, ("coverage.line", coverage));
        if (integration)
            Found(bundle.Id, "IntegrationTest", null);
        return State.Bundles[bundle.Id.Value];
    }

    public void Found(Digest subject, string name, string? module, params (string Name, double Value)[] metrics) => Found(subject, name, module, EvidenceVerdict.Passed, metrics);

    public void Found(Digest subject, string name, string? module, EvidenceVerdict verdict, params (string Name, double Value)[] metrics) => Happens(new EvidenceRecorded
    {
        At = Now,
        By = Ci,
        Items = [new EvidenceItem { Subject = subject, Name = name, Module = module, Verdict = verdict, Metrics = metrics.ToImmutableSortedDictionary(metric => metric.Name, metric => metric.Value, StringComparer.Ordinal) }],
    });

    public VoteCast Vote(BundleState bundle, string person, string role, Ballot ballot = Ballot.Go, string? because = null, string environment = "production") => new()
    {
        At = Now,
        By = bundle.IsRehearsal ? new Person { Name = person } : Proven(person),
        Bundle = bundle.Bundle.Id,
        Environment = environment,
        Role = role,
        Ballot = ballot,
        Because = because,
    };

    public void AllVoteGo(BundleState bundle)
    {
        Happens(Vote(bundle, "ada", "module-lead"));
        Happens(Vote(bundle, "bob", "sre"));
        Happens(Vote(bundle, "cleo", "qa"));
    }

    public DecisionMade Decide(BundleState bundle, string environment = "production")
    {
        var decision = DecisionMade.OfRules(State, Standing(bundle), environment, Ci, Now);
        Happens(decision);
        return decision;
    }

    public DeploymentStarted Start(BundleState bundle, string environment, bool rollback = false, string runtime = "kubernetes") =>
        new() { At = Now, By = Ci, Bundle = bundle.Bundle.Id, Environment = environment, Runtime = runtime, Until = Now.AddHours(1), IsRollback = rollback };

    public void Promote(BundleState bundle, string environment, string runtime = "kubernetes")
    {
        Happens(Start(bundle, environment, runtime: runtime));
        Happens(new DeploymentSucceeded { At = Now, By = Ci, Bundle = bundle.Bundle.Id, Environment = environment });
    }

    public void GoBack(BundleState bundle, string environment)
    {
        Happens(Start(bundle, environment, rollback: true));
        Happens(new DeploymentSucceeded { At = Now, By = Ci, Bundle = bundle.Bundle.Id, Environment = environment });
    }

    /// <summary>The bundle as it stands now.</summary>
    public BundleState Standing(BundleState bundle) => State.Bundles[bundle.Bundle.Id.Value];

    /// <summary>What closes the gate, each as <c>orders: why</c>.</summary>
    public IReadOnlyList<string> Closing(BundleState bundle, string environment = "production") =>
        [.. GateEvaluation.Of(State, State.Rules.Find(environment)!, Standing(bundle), Now).Closing.Select(answer => $"{answer.Of}: {answer.Fault}")];

    public IReadOnlyList<Reason> Why(BundleState bundle, string environment) => Releases.Promotion.Why.Of(State, Standing(bundle), environment, Now, "kubernetes");

    private BundleModule ModuleOf(string name) => new()
    {
        Name = name,
        Inputs = Hash($"inputs of {name} {_commits}"),
        Version = $"1.{_commits}.0",
        Image = Digest.Of(System.Text.Encoding.UTF8.GetBytes($"image of {name} {_commits}")),
        Chart = Digest.Of(System.Text.Encoding.UTF8.GetBytes($"chart of {name} {_commits}")),
    };

    private static string Hash(string text) => Digest.Of(System.Text.Encoding.UTF8.GetBytes(text)).Hex[..40];
}
