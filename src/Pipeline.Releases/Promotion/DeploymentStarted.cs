using Pipeline.Core.Artifacts;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Promotion;

/// <summary>A bundle begins to go to an environment: by promotion when nothing keeps it, by a rollback to one that ran there, or past the rules.</summary>
internal sealed record DeploymentStarted : LedgerEvent
{
    /// <summary>Whoever gives up without a word keeps the others waiting no longer than this.</summary>
    internal static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <summary>The bundle.</summary>
    public required Digest Bundle { get; init; }

    /// <summary>The environment.</summary>
    public required string Environment { get; init; }

    /// <summary>What runs it: <c>kubernetes</c> or <c>local</c>.</summary>
    public required string Runtime { get; init; }

    /// <summary>When it counts as lost, if nothing more is heard of it.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>Whether it goes back to a bundle that ran there (D16).</summary>
    public bool IsRollback { get; init; }

    /// <summary>Why; null when there is nothing to say.</summary>
    public string? Because { get; init; }

    /// <inheritdoc/>
    public override string Sentence(LedgerState state) =>
        $"{By} {(IsRollback ? "rolls" : "promotes")} {(IsRollback ? $"{Environment} back to {BundleName.Of(state, Bundle)}" : $"{BundleName.Of(state, Bundle)} to {Environment}")}{(PastTheRules(state) ? " past the rules" : "")}{(Because is null ? "" : $": {Because}")}";

    /// <inheritdoc/>
    public override IEnumerable<string> Refusals(LedgerState state)
    {
        if (!state.Bundles.TryGetValue(Bundle.Value, out var bundle))
            return [BundleName.Unknown(state, Bundle.Value)];
        var reasons = (IsRollback ? RollbackRules.Reasons(state, bundle, Environment, At, Runtime) : Why.Of(state, bundle, Environment, At, Runtime)).Select(reason => reason.ToString());
        return [.. Vouching.Refusals(By, bundle), .. Until > At && Until - At <= Longest ? Array.Empty<string>() : [$"it counts as lost at {TimeText.Minute(Until)}, which is to be within {TimeText.Length(Longest)} from its beginning at {TimeText.Minute(At)}"], .. reasons];
    }

    /// <inheritdoc/>
    public override LedgerState Apply(LedgerState state) =>
        state.With(Environment, environment => environment with { UnderWay = new DeploymentUnderWay(Bundle, At, Until, By, IsRollback, PastTheRules(state), state.Bundles[Bundle.Value].IsRehearsal) });

    // What passes by the rules needs nobody's signature, also when it has some.
    private bool PastTheRules(LedgerState state) => IsRollback
        ? OverrideRules.WasPast(state.Environment(Environment), Bundle)
        : state.Bundles.TryGetValue(Bundle.Value, out var bundle) && OverrideRules.IsComplete(state, bundle, Environment) && Why.ByTheRules(state, bundle, Environment, At, Runtime).Count > 0;
}
