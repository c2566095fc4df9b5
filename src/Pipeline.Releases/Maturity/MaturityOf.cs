using Pipeline.Releases.Bundles;
using Pipeline.Releases.Gates;
using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Maturity;

/// <summary>Says how mature a release is by what was found out about it (D8).</summary>
internal static class MaturityOf
{
    /// <summary>The maturity of the whole bundle; null: the rules in force know no levels.</summary>
    public static MaturityAnswer? Bundle(LedgerState state, BundleState bundle, DateTimeOffset now) => Answer(state, bundle, null, now);

    /// <summary>The maturity of one module of it; null: the rules in force know no levels.</summary>
    public static MaturityAnswer? Module(LedgerState state, BundleState bundle, string module, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(module);
        return Answer(state, bundle, module, now);
    }

    // Figures are compared with the last good bundle of the environment that a release reaches last.
    private static MaturityAnswer? Answer(LedgerState state, BundleState bundle, string? module, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(bundle);
        if (state.Rules.Maturity is not { } rules)
            return null;
        var before = state.Rules.Environments is [.., var last] ? state.LastGood(bundle, last.Name) : null;
        var questions = new GateQuestions(state, bundle, before, now);
        var reached = MaturityLevel.Alpha;
        foreach (var (level, gate) in rules.Levels())
        {
            if (questions.Common(gate, module).Closing.ToList() is { Count: > 0 } missing)
                return new MaturityAnswer(reached, level, missing);
            reached = level;
        }

        return new MaturityAnswer(reached, null, []);
    }
}
