using Pipeline.Core.Tables;

namespace Pipeline.Core.Rollbacks;

/// <summary>A rollback as an aligned text table for people: module, version and commit now and then, and the reason.</summary>
public static class RollbackTable
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
        Printable(step.From),
        step.To is null ? "stays" : Printable(step.To),
        step.Decision == RollbackDecision.NoEarlierState ? $"no earlier state: {step.Reason}" : step.Reason,
    ];

    // Versions come from a history that others may have written to: a terminal must not act on what is in them.
    private static string Printable(ReleaseState? state) => state is null ? "-" : string.Concat(state.ToString().Where(character => !char.IsControl(character)));
}
