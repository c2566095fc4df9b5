using Pipeline.Core.Errors;
using Pipeline.Core.Planning;
using Pipeline.Core.Text;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Maturity;

/// <summary>How mature the sources are that are checked out (D8): as the evidence of their bundle says. Of what nobody sealed nothing was measured, so it has the lowest level.</summary>
internal sealed record MeasuredSources
{
    private MeasuredSources(LedgerState state, MaturityLevel level, BundleState? bundle, string because, IReadOnlyList<string> missing)
    {
        (State, Level, Bundle) = (state, level, bundle);
        Planned = new PlannedMaturity { Word = MaturityWords.Of(level), Because = because, Missing = missing };
    }

    /// <summary>The ledger that says so.</summary>
    public LedgerState State { get; }

    /// <summary>The level.</summary>
    public MaturityLevel Level { get; }

    /// <summary>Their bundle; null: nothing was measured.</summary>
    public BundleState? Bundle { get; }

    /// <summary>The same for a plan of their versions.</summary>
    public PlannedMaturity Planned { get; }

    /// <summary>Looks up what the ledger says.</summary>
    /// <param name="state">The ledger.</param>
    /// <param name="tree">The git tree of the sources; null: they differ from every commit.</param>
    /// <param name="proven">Whether somebody vouches for whoever asks: then a rehearsal counts for nothing.</param>
    /// <param name="now">The time.</param>
    public static MeasuredSources Of(LedgerState state, string? tree, bool proven, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (tree is null)
            return Unmeasured("the work tree differs from the commit, and only commits are measured");
        if (TreeBundle.Find(state, tree, proven) is not { } bundle)
            return Unmeasured("no bundle of these sources is sealed, so nothing was measured; './build.sh Pipeline Bundle' does it");
        return MaturityOf.Bundle(state, bundle, now) is { } answer
            ? new MeasuredSources(state, answer.Level, bundle, $"as the evidence of {bundle} says", answer.Reasons)
            : Unmeasured("the levels that the build declares are not in force; './build.sh Criteria --adopt' adopts them");

        MeasuredSources Unmeasured(string because) => new(state, MaturityLevel.Alpha, null, because, []);
    }

    /// <summary>The rules for versions with the channel that follows.</summary>
    /// <param name="rules">The rules, perhaps with a channel that somebody typed.</param>
    /// <exception cref="PipelineException">The channel says something else.</exception>
    public PlanOptions Applied(PlanOptions rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        if (rules.Channel is { } typed && typed != Planned.Word)
            throw new PipelineException(Contradiction(typed));
        return rules with
        {
            Channel = MaturityWords.ChannelOf(Level),
            HigherChannels = [.. Enum.GetValues<MaturityLevel>().Where(level => level > Level).Select(MaturityWords.ChannelOf).OfType<string>()],
        };
    }

    private string Contradiction(string typed)
    {
        var missing = string.Concat(Planned.Shown().Select(one => $"\n  {one}"));
        return $"The channel '{PlainText.OneLine(typed)}' contradicts the evidence: these sources are {Planned.Word}, {Planned.Because}. "
            + "How mature a release is follows from what was found out about it: leave --channel out (in code, PlanOptions.Channel)"
            + (missing.Length == 0 ? "." : $", or bring what is missing:{missing}");
    }
}
