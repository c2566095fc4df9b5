using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Policies;

namespace Pipeline.Releases.Gates;

/// <summary>What an environment's gate says about a bundle: every criterion with value, threshold, verdict and evidence.</summary>
internal sealed record GateEvaluation
{
    /// <summary>The common minimum, then each module's own.</summary>
    public required IReadOnlyList<GatePart> Parts { get; init; }

    /// <summary>Every answer, common minimum first.</summary>
    public IReadOnlyList<CriterionAnswer> Answers => [.. Parts.SelectMany(part => part.Answers)];

    /// <summary>The least score of the common minimum, in percent.</summary>
    public double Needed => Parts[0].Needed;

    /// <summary>The share of the weights of the common minimum whose criteria hold, in percent; 100 when none has a weight.</summary>
    public double Score => Parts[0].Score;

    /// <summary>The answers that close the gate.</summary>
    public IEnumerable<CriterionAnswer> Closing => Parts.SelectMany(part => part.Closing);

    /// <summary>
    /// Asks every criterion of the environment, and of the modules' own (O3). Those are asked where there is a common minimum to go beyond;
    /// the gate of emergencies stands instead of both.
    /// </summary>
    /// <param name="state">The ledger.</param>
    /// <param name="policy">What the environment asks.</param>
    /// <param name="bundle">The bundle.</param>
    /// <param name="now">The time.</param>
    /// <param name="comparedIn">The environment whose last good bundle it is compared with; null: the policy's own.</param>
    public static GateEvaluation Of(LedgerState state, EnvironmentPolicy policy, BundleState bundle, DateTimeOffset now, string? comparedIn = null)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(bundle);
        var isEmergency = bundle.IsEmergencyFor(policy);
        var gate = policy.Criteria(isEmergency);
        var questions = new GateQuestions(state, bundle, state.LastGood(bundle, comparedIn ?? policy.Name), now);
        var asksModules = (policy.TakesBlessedOnly || gate.Criteria.Count > 0) && !isEmergency;
        return new GateEvaluation { Parts = [questions.Common(gate), .. asksModules ? questions.Own(state.Rules.Modules) : []] };
    }
}
