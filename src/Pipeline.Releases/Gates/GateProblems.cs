using System.Globalization;
using Pipeline.Core.Text;
using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Gates;

/// <summary>What a gate says that cannot be.</summary>
internal static class GateProblems
{
    /// <summary>A sentence for each.</summary>
    /// <param name="gate">The gate.</param>
    /// <param name="where">Where it stands, as the beginning of a sentence: <c>The gate of environment 'production'</c>.</param>
    public static IEnumerable<string> Find(Gate gate, string where)
    {
        ArgumentNullException.ThrowIfNull(gate);
        if (gate.Score is not (>= 0 and <= 100))
            yield return Say($"{where} has Score({gate.Score}); expected 0 to 100 percent.");
        foreach (var criterion in gate.Criteria)
        {
            foreach (var fault in Faults(criterion))
                yield return $"{where}: '{PlainText.OneLine(criterion.ToString())}' {fault}.";
        }
    }

    private static IEnumerable<string> Faults(Criterion criterion)
    {
        if (criterion.Evidence is { } evidence && NameRules.FaultOf(evidence) is { } evidenceFault)
            yield return $"looks at evidence whose name {evidenceFault}; name it as it is recorded, such as pen-test";
        if (criterion.Metric is { } metric && NameRules.FaultOf(metric) is { } metricFault)
            yield return $"looks at a metric whose name {metricFault}; name it as it is recorded, such as load.p95Ms";
        if (criterion.Evidence is null && (criterion.Metric is null || criterion.NoNewVulnerabilities is not null))
            yield return "looks at nothing; name its evidence";
        foreach (var fault in Bounds(criterion))
            yield return fault;
        if (criterion.MaxAge <= TimeSpan.Zero)
            yield return "takes no evidence, for its age is to be less than nothing; give MaxAge(...) a time";
        if (criterion.Weight is { } weight && !(weight > 0 && double.IsFinite(weight)))
            yield return Say($"has Weight({weight}); expected more than 0");
        foreach (var exception in criterion.Exceptions)
        {
            foreach (var (name, value) in new[] { ("an id", exception.Id), ("an owner", exception.Owner), ("a reason", exception.Because) })
            {
                if (NameRules.FaultOf(value) is { } fault)
                    yield return $"puts up with '{PlainText.OneLine(exception.Id ?? "")}' without {name}: that {fault}";
            }
        }
    }

    private static IEnumerable<string> Bounds(Criterion criterion)
    {
        double?[] bounds = [criterion.AtLeast, criterion.AtMost, criterion.WorseByAtMostPercent];
        if (criterion.Metric is null)
        {
            if (bounds.Any(bound => bound is not null))
                yield return "has bounds and no metric; name the figure with Metric(...)";
            yield break;
        }

        if (criterion.NoNewVulnerabilities is null && bounds.All(bound => bound is null))
            yield return "asks for nothing; give it AtLeast(...) or AtMost(...)";
        if (bounds.Any(bound => bound is { } value && !double.IsFinite(value)))
            yield return "has a bound that is no number";
        if (criterion.AtLeast > criterion.AtMost)
            yield return Say($"is never met: at least {criterion.AtLeast} is more than at most {criterion.AtMost}");
        if (criterion.WorseByAtMostPercent < 0)
            yield return Say($"has WorseByAtMost({criterion.WorseByAtMostPercent}); expected 0 percent or more");
        if (criterion is { WorseByAtMostPercent: not null, AtLeast: null, AtMost: null })
            yield return "does not say which figures are better; give it AtLeast(...) too when greater ones are, else AtMost(...)";
        if (criterion.Metric.StartsWith("coverage.", StringComparison.Ordinal) && (criterion.AtLeast is < 0 or > 100 || criterion.AtMost is < 0 or > 100))
            yield return "is a coverage; expected 0 to 100 percent";
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
