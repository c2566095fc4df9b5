using System.Text;

namespace Pipeline.Core.Planning;

/// <summary>A plan as an aligned text table for people: module, current and next version, bump, and the reason.</summary>
public static class VersionPlanTable
{
    /// <summary>Writes the table; warnings follow it, each on a line that begins with <c>Warning:</c>.</summary>
    public static string Write(VersionPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var rows = plan.Modules.Select(Row).Prepend(["Module", "Current", "Next", "Bump", "Reason"]).ToList();
        var widths = Enumerable.Range(0, 4).Select(column => rows.Max(row => row[column].Length)).ToList();
        var table = new StringBuilder();
        foreach (var row in rows)
        {
            for (var column = 0; column < widths.Count; column++)
                table.Append(row[column].PadRight(widths[column] + 2));
            table.Append(row[^1]).Append('\n');
        }

        foreach (var warning in plan.Warnings)
            table.Append("Warning: ").Append(warning).Append('\n');
        return table.ToString();
    }

    private static string[] Row(ModulePlan module) =>
    [
        module.Name,
        module.Current?.ToString() ?? "-",
        module.Next?.ToString() ?? "-",
        module.Next is null ? "-" : module.Bump.ToString().ToLowerInvariant(),
        // Commit subjects are foreign text: a terminal must not act on what is in them.
        string.Concat((module.Reasons is [var reason, ..] ? reason : "").Where(character => !char.IsControl(character))),
    ];
}
