using System.Globalization;
using System.Text;
using Pipeline.Core.Tables;
using Pipeline.Core.Text;
using Pipeline.Releases.Gates;
using static Pipeline.Reports.Markup.MarkdownText;

namespace Pipeline.Reports.Releases;

/// <summary>What a gate says about a bundle, as a table: every criterion with value, threshold, evidence and verdict.</summary>
internal static class GateTable
{
    /// <summary>As text in aligned columns.</summary>
    public static string Write(GateEvaluation gate, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(gate);
        if (gate.Answers.Count == 0)
            return "The gate asks for nothing.\n";
        return TextTable.Write([[.. CriterionRow.Titles], .. gate.Answers.Select(answer => CriterionRow.From(answer, now).Cells.Select(PlainText.OneLine).ToArray())]) + Score(gate);
    }

    /// <summary>As Markdown; nobody's words become markup.</summary>
    public static string WriteMarkdown(GateEvaluation gate, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(gate);
        if (gate.Answers.Count == 0)
            return "The gate asks for nothing.\n";
        var text = new StringBuilder();
        Row(text, CriterionRow.Titles);
        Row(text, Enumerable.Repeat("---", CriterionRow.Titles.Count));
        foreach (var answer in gate.Answers)
            Row(text, CriterionRow.From(answer, now).Cells.Select(Plain));
        return Score(gate) is { Length: > 0 } score ? text.Append(CultureInfo.InvariantCulture, $"\n{score}").ToString() : text.ToString();
    }

    /// <summary>The score as a sentence; empty when no criterion has a weight.</summary>
    public static string Score(GateEvaluation gate)
    {
        ArgumentNullException.ThrowIfNull(gate);
        return gate.Answers.Any(answer => answer.Criterion.Weight is not null)
            ? string.Create(CultureInfo.InvariantCulture, $"Score: {gate.Score:0.#} % of the weights hold, at least {gate.Needed:0.#} % must.\n")
            : "";
    }
}
