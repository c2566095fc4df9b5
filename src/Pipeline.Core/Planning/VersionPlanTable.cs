using Pipeline.Core.Tables;
using Pipeline.Core.Text;

namespace Pipeline.Core.Planning;

/// <summary>A plan as an aligned text table for people: module, current and next version, bump, and the reason.</summary>
internal static class VersionPlanTable
{
    /// <summary>Writes the table; how mature the sources are and warnings follow it, each warning on a line that begins with <c>Warning:</c>.</summary>
    public static string Write(VersionPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var table = TextTable.Write([["Module", "Current", "Next", "Bump", "Reason"], .. plan.Modules.Select(Row)]);
        return table + Maturity(plan) + string.Concat(plan.Warnings.Select(warning => $"Warning: {PlainText.OneLine(warning)}\n"));
    }

    private static string Maturity(VersionPlan plan) => plan.Maturity is not { } maturity
        ? ""
        : $"Maturity: {maturity.Word}, {PlainText.OneLine(maturity.Because)}\n{string.Concat(maturity.Shown().Select(missing => $"  {PlainText.OneLine(missing)}\n"))}";

    private static string[] Row(ModulePlan module) =>
    [
        module.Name,
        module.Current?.ToString() ?? "-",
        module.Next?.ToString() ?? "-",
        module.Next is null ? "-" : module.Bump.ToString().ToLowerInvariant(),
        module.Reasons is [var reason, ..] ? PlainText.OneLine(reason) : "",
    ];
}
