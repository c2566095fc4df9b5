namespace Pipeline.Releases.Gates;

/// <summary>Describes a <see cref="Gates.Criterion"/>; every method returns a changed copy.</summary>
/// <param name="Criterion">The criterion so far.</param>
public sealed record CriterionBuilder(Criterion Criterion)
{
    /// <summary>The figure is at least <paramref name="value"/>.</summary>
    public CriterionBuilder AtLeast(double value) => new(Criterion with { AtLeast = value });

    /// <summary>The figure is at most <paramref name="value"/>; smaller is better.</summary>
    public CriterionBuilder AtMost(double value) => new(Criterion with { AtMost = value });

    /// <summary>The figure is worse than that of the environment's last good bundle by at most <paramref name="percent"/>.</summary>
    public CriterionBuilder WorseByAtMost(double percent) => new(Criterion with { WorseByAtMostPercent = percent });

    /// <summary>The figure is that of the evidence <paramref name="evidence"/>.</summary>
    public CriterionBuilder Of(string evidence) => new(Criterion with { Evidence = evidence });

    /// <summary>It counts for each module's artifacts instead of the bundle.</summary>
    /// <param name="except">Modules that it does not look at, by name.</param>
    public CriterionBuilder PerModule(params string[] except) => new(Criterion with { Scope = CriterionScope.Module, Except = except });

    /// <summary>Older evidence does not count.</summary>
    public CriterionBuilder MaxAge(TimeSpan age) => new(Criterion with { MaxAge = age });

    /// <summary>It is a part of the gate's score, and need not hold by itself.</summary>
    public CriterionBuilder Weight(double weight) => new(Criterion with { Weight = weight });
}
