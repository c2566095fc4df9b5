using Pipeline.Core.Artifacts;
using Pipeline.Core.Errors;
using Pipeline.Core.Versions;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Papers;

/// <summary>The papers of one release (D12 to D14): everything that its keepers, its operators and its customers are told.</summary>
internal sealed record ReleasePapers
{
    /// <summary>The bundle.</summary>
    public required BundleState Bundle { get; init; }

    /// <summary>What ran in the environment before it; null: nothing did.</summary>
    public BundleState? Before { get; init; }

    /// <summary>The environment.</summary>
    public required string Environment { get; init; }

    /// <summary>When they were written.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What the ledger does not know.</summary>
    public required PaperInputs Inputs { get; init; }

    /// <summary>Every module of the release, and those that are gone.</summary>
    public required IReadOnlyList<PaperModule> Modules { get; init; }

    /// <summary>What must be shown, and what shows it.</summary>
    public required IReadOnlyList<ChecklistItem> Checklist { get; init; }

    /// <summary>How the environment gets back.</summary>
    public required RecoveryPlan Recovery { get; init; }

    /// <summary>Everything that is missing, and who owes it.</summary>
    public required IReadOnlyList<MissingEntry> Missing { get; init; }

    /// <summary>When the bundle first ran in the environment; null: it is no release there yet.</summary>
    public DateTimeOffset? ReleasedAt { get; init; }

    /// <summary>The greatest change of a module's version; a module that is gone is a major one, a new one a minor one.</summary>
    public VersionBump Size => Modules.Select(module => module.Now is null ? VersionBump.Major : module.Change ?? VersionBump.Minor).DefaultIfEmpty().Max();

    /// <summary>The papers of <paramref name="bundle"/> for <paramref name="environment"/>.</summary>
    /// <exception cref="PipelineException">There is no such environment.</exception>
    public static ReleasePapers Of(LedgerState state, BundleState bundle, string environment, PaperInputs inputs, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(bundle);
        ArgumentNullException.ThrowIfNull(inputs);
        var policy = state.Rules.Find(environment) ?? throw new PipelineException($"No papers can be written: {state.Rules.Unknown(environment)}.");
        var before = RanBefore(state, bundle, environment);
        var papers = new ReleasePapers
        {
            Bundle = bundle,
            Before = before,
            ReleasedAt = ReleasedIn(state, bundle.Bundle.Id, environment),
            Environment = environment,
            At = now,
            Inputs = inputs,
            Modules = PaperModules.Of(state, bundle, before, inputs),
            Checklist = Papers.Checklist.Of(state, bundle, policy, now),
            Recovery = RecoveryPlan.Of(state, bundle, before, environment, now),
            Missing = [],
        };
        return papers with { Missing = [.. MissingEntries.Of(papers, policy)] };
    }

    /// <summary>When <paramref name="bundle"/> first ran in <paramref name="environment"/>; null: it never did.</summary>
    public static DateTimeOffset? ReleasedIn(LedgerState state, Digest bundle, string environment) =>
        state.Bundles.TryGetValue(bundle.Value, out var known) ? state.Environment(environment).FirstPassed(known) : null;

    private static BundleState? RanBefore(LedgerState state, BundleState bundle, string environment)
    {
        var deployments = state.Environment(environment).Deployments.FindAll(deployment => deployment.CountsFor(bundle));
        var first = deployments.FindIndex(deployment => deployment.Succeeded && deployment.Bundle == bundle.Bundle.Id);
        var last = (first < 0 ? deployments : deployments.GetRange(0, first)).FindLast(deployment => deployment.Succeeded && deployment.Bundle != bundle.Bundle.Id && state.Bundles[deployment.Bundle.Value].Banned is null);
        return last is null ? null : state.Bundles[last.Bundle.Value];
    }
}
