using Pipeline.Core.Stages;
using Pipeline.Core.Vulnerabilities;

namespace Pipeline.Releases.Gates;

/// <summary>Describes a <see cref="Gates.Gate"/>; every method returns a changed copy.</summary>
/// <param name="Gate">The gate so far.</param>
public sealed record GateBuilder(Gate Gate)
{
    /// <summary>Each module's lines are covered by unit tests to <paramref name="atLeast"/> percent.</summary>
    /// <param name="atLeast">0 to 100.</param>
    /// <param name="except">Modules whose suite measures no coverage, by name.</param>
    public GateBuilder Coverage(double atLeast, params string[] except) =>
        With(new Criterion { Evidence = nameof(Stage.UnitTest), Metric = "coverage.line", AtLeast = atLeast, Except = except });

    /// <summary>Each module's unit tests passed.</summary>
    /// <param name="except">Modules without unit tests, by name.</param>
    public GateBuilder UnitTestsPassed(params string[] except) => With(new Criterion { Evidence = nameof(Stage.UnitTest), Except = except });

    /// <summary>No module's image has a vulnerability of <paramref name="atLeast"/> or worse that the last good bundle of the environment had not.</summary>
    /// <param name="atLeast">The least severity that counts.</param>
    /// <param name="exceptions">Vulnerabilities that are put up with, each with an owner, a reason and an end.</param>
    public GateBuilder NoNewVulnerabilities(Severity atLeast, params VulnerabilityException[] exceptions) =>
        With(new Criterion { Evidence = nameof(Stage.Scan), NoNewVulnerabilities = atLeast, Exceptions = exceptions });

    /// <summary>The integration suite passed against exactly this bundle.</summary>
    public GateBuilder IntegrationPassed() => Passed(nameof(Stage.IntegrationTest));

    /// <summary>The evidence <paramref name="name"/> about exactly this bundle says that it passed.</summary>
    /// <param name="name">As it was recorded, such as <c>pen-test</c>.</param>
    /// <param name="configure">Age, weight, scope; null: as they are.</param>
    public GateBuilder Passed(string name, Func<CriterionBuilder, CriterionBuilder>? configure = null) =>
        With(Configured(new Criterion { Evidence = name, Scope = CriterionScope.Application }, configure));

    /// <summary>A figure is within bounds.</summary>
    /// <param name="metric">Its name, such as <c>load.p95Ms</c>.</param>
    /// <param name="configure">The bounds.</param>
    public GateBuilder Metric(string metric, Func<CriterionBuilder, CriterionBuilder> configure) =>
        With(Configured(new Criterion { Metric = metric, Scope = CriterionScope.Application }, configure));

    /// <summary>Criteria with a weight need not all hold: <paramref name="atLeast"/> percent of the weights must.</summary>
    public GateBuilder Score(double atLeast) => new(Gate with { Score = atLeast });

    /// <summary>Adds a criterion.</summary>
    public GateBuilder With(Criterion criterion) => new(Gate with { Criteria = [.. Gate.Criteria, criterion] });

    private static Criterion Configured(Criterion criterion, Func<CriterionBuilder, CriterionBuilder>? configure) =>
        configure is null ? criterion : configure(new CriterionBuilder(criterion)).Criterion;
}
