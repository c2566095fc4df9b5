using System.Globalization;
using System.Text;
using Pipeline.Releases.Gates;
using Pipeline.Releases.Ledger;
using static Pipeline.Reports.Markup.MarkdownText;

namespace Pipeline.Reports.Criteria;

/// <summary>Writes a gate as a table.</summary>
internal static class GateMarkdown
{
    /// <summary>Title, table, and what is put up with.</summary>
    /// <param name="text">Where it is appended.</param>
    /// <param name="title">Markup.</param>
    /// <param name="gate">The gate.</param>
    public static void Write(StringBuilder text, string title, Gate gate)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n{title}\n\n");
        if (gate.Criteria.Count == 0)
        {
            text.Append("It asks for nothing.\n");
            return;
        }

        Row(text, ["Criterion", "Looks at", "Weight", "At most as old as", "Leaves out"]);
        Row(text, Enumerable.Repeat("---", 5));
        foreach (var criterion in gate.Criteria)
        {
            Row(text,
            [
                Plain(criterion.ToString()),
                criterion.Scope == CriterionScope.Module ? "each module" : "the application",
                criterion.Weight is { } weight ? weight.ToString("0.##", CultureInfo.InvariantCulture) : "must",
                criterion.MaxAge is { } age ? TimeText.Length(age) : "any",
                criterion.Except.Count == 0 ? "nobody" : Plain(string.Join(", ", criterion.Except)),
            ]);
        }

        if (gate.Criteria.Any(criterion => criterion.Weight is not null))
            text.Append(CultureInfo.InvariantCulture, $"\nOf the weights, criteria must hold for {gate.Score:0.##} %.\n");
        var exceptions = gate.Criteria.SelectMany(criterion => criterion.Exceptions).Distinct().ToList();
        if (exceptions.Count == 0)
            return;
        text.Append("\nPut up with:\n\n");
        foreach (var exception in exceptions)
            text.Append(CultureInfo.InvariantCulture, $"- {Plain(exception.Id)} until {exception.Until:yyyy-MM-dd}, owned by {Plain(exception.Owner)}: {Plain(exception.Because)}\n");
    }
}
