using System.Globalization;
using Pipeline.Releases.Gates;

namespace Pipeline.Reports.Releases;

/// <summary>What a criterion says, in the cells of a table.</summary>
/// <param name="Of">The module, or that it is the application.</param>
/// <param name="Criterion">What is looked at.</param>
/// <param name="Value">What was found.</param>
/// <param name="Asked">What is asked for.</param>
/// <param name="Evidence">What tells it, and how old that is.</param>
/// <param name="Verdict">Whether it holds, and why not.</param>
internal sealed record CriterionRow(string Of, string Criterion, string Value, string Asked, string Evidence, string Verdict)
{
    /// <summary>The titles of the columns.</summary>
    public static IReadOnlyList<string> Titles { get; } = ["Of", "Criterion", "Value", "Asked", "Evidence", "Verdict"];

    /// <summary>The cells in the order of the titles.</summary>
    public IReadOnlyList<string> Cells => [Of, Criterion, Value, Asked, Evidence, Verdict];

    /// <summary>The row of <paramref name="answer"/>.</summary>
    public static CriterionRow From(CriterionAnswer answer, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var criterion = answer.Criterion;
        return new CriterionRow(
            answer.Of,
            criterion.NoNewVulnerabilities is not null ? "new vulnerabilities" : criterion.Metric ?? criterion.Evidence ?? "",
            answer.Value is { } value ? Number(value) : answer.Evidence is { } found ? found.Item.Verdict.ToString().ToLowerInvariant() : "-",
            Bounds(criterion),
            answer.Evidence is { } evidence ? $"{evidence.Item.Name}, {Moments.Length(now - evidence.At)} old" : "-",
            $"{Word(answer)}{(criterion.Weight is { } weight ? $" (weight {Number(weight)})" : "")}{(answer.Fault is null ? "" : $": {answer.Fault}")}");
    }

    private static string Word(CriterionAnswer answer) => answer.Verdict switch
    {
        CriterionVerdict.Passed => "holds",
        CriterionVerdict.Failed => "FAILS",
        _ => "MISSING",
    };

    private static string Bounds(Criterion criterion)
    {
        if (criterion.NoNewVulnerabilities is { } severity)
            return $"none of {severity.ToString().ToLowerInvariant()} severity or worse";
        if (criterion.Metric is null)
            return "passed";
        return string.Join(", ", new[]
        {
            criterion.AtLeast is { } least ? $"at least {Number(least)}" : null,
            criterion.AtMost is { } most ? $"at most {Number(most)}" : null,
            criterion.WorseByAtMostPercent is { } percent ? $"worse by at most {Number(percent)} %" : null,
        }.OfType<string>());
    }

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
