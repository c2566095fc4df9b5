using System.Globalization;
using Pipeline.Core.Text;

namespace Pipeline.Releases.Ledger;

/// <summary>Whether an event may follow in a ledger: asked before it is written, and again of every event by whoever verifies the ledger.</summary>
internal static class LedgerRules
{
    /// <summary>How far the clock of a machine may be behind the last event.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(2);

    /// <summary>Every reason why <paramref name="next"/> cannot follow in <paramref name="state"/>; empty: it can.</summary>
    public static IReadOnlyList<string> Refusals(LedgerState state, LedgerEvent next)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(next);
        if (state.LastAt is { } last && next.At < last)
            return [string.Create(CultureInfo.InvariantCulture, $"the clock says {next.At:u}, but the last event of the ledger is of {last:u}: set the clock of this machine")];
        return [.. next.Refusals(state)];
    }

    /// <summary>The state after <paramref name="next"/>.</summary>
    /// <exception cref="ReleaseRefusedException">It cannot follow.</exception>
    public static LedgerState Require(LedgerState state, LedgerEvent next)
    {
        var refusals = Refusals(state, next);
        return refusals.Count == 0 ? state.After(next) : throw new ReleaseRefusedException($"'{PlainText.OneLine(next.Sentence(state)).Trim()}' cannot be recorded", refusals);
    }

    /// <summary>The time to record at <paramref name="now"/>: a clock that is a little behind the last event's is taken for its.</summary>
    public static DateTimeOffset TimeIn(LedgerState state, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.LastAt is { } last && now < last && last - now <= Tolerance ? last : now;
    }
}
