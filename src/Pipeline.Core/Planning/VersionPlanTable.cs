using Pipeline.Core.Tables;
using Pipeline.Core.Text;

namespace Pipeline.Core.Planning;

/// <summary>A plan as an aligned text table for people: module, current and next version, bump, and the reason.</summary>
internal static class VersionPlanTable
{
    /// <summary>Writes the table; warnings follow it, each on a line that begins with <c>Warning:</c>.</summary>
    public static string Write(VersionPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var table = TextTable.Write([["Module", "Current", "Next", "Bump", "Reason"], .. plan.Modules.Select(Row)]);
        return table + string.Concat(plan.Warnings.Select(warning => $"Warning: {PlainText.OneLine(warning)}\n"));
    }

    private static string[] Row(ModulePlan module) =>
    [
        module.Name,
        module.Current?.ToString() ?? "-",
        module.Next?.ToString() ?? "-",
        module.Next is null ? "-" : module.Bump.ToString().ToLowerInvariant(),
        module.Reasons is [var reason, ..] ? PlainText.OneLine(reason) : "",
    ];
}
