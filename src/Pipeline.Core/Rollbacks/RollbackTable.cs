using Pipeline.Core.Tables;

namespace Pipeline.Core.Rollbacks;

/// <summary>A rollback as an aligned text table for people: module, version and commit now and then, and the reason.</summary>
internal static class RollbackTable
{
    /// <summary>Writes the table.</summary>
    public static string Write(RollbackPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return TextTable.Write([["Module", "From", "To", "Reason"], .. plan.Steps.Select(Row)]);
    }

    private static string[] Row(RollbackStep step) =>
    [
        step.Module,
        step.From?.ToString() ?? "-",
        step.To?.ToString() ?? (step.Decision == RollbackDecision.Remove ? "removed" : "stays"),
        step.Decision == RollbackDecision.NoEarlierState ? $"no earlier state: {step.Reason}" : step.Reason,
    ];
}
