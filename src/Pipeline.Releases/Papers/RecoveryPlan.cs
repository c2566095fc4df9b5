using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Promotion;

namespace Pipeline.Releases.Papers;

/// <summary>How an environment gets back to what ran before a release (D13): what goes back to what, in which order, by which commands.</summary>
internal sealed record RecoveryPlan
{
    /// <summary>The modules that change, each before those that it depends on.</summary>
    public required IReadOnlyList<RecoveryStep> Steps { get; init; }

    /// <summary>The commands, in their order.</summary>
    public required IReadOnlyList<string> Commands { get; init; }

    /// <summary>What keeps the environment from going back; empty: nothing does.</summary>
    public required IReadOnlyList<Reason> Obstacles { get; init; }

    /// <summary>The plan of <paramref name="bundle"/> in an environment that ran <paramref name="before"/>; null: it ran nothing.</summary>
    public static RecoveryPlan Of(LedgerState state, BundleState bundle, BundleState? before, string environment, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        var earlier = before?.Bundle.Content.Modules.ToDictionary(module => module.Name) ?? [];
        return new RecoveryPlan
        {
            Steps =
            [
                .. BundleOrder.Ordered(bundle.Bundle.Content).Reverse()
                    .Where(module => !PaperModules.IsSame(earlier.GetValueOrDefault(module.Name), module))
                    .Select(module => new RecoveryStep(module.Name, module.Version, earlier.GetValueOrDefault(module.Name)?.Version)),
            ],
            Commands = before is null
                ? ["./build.sh Undeploy --environment " + environment, "./build.sh Status"]
                :
                [
                    $"./build.sh Hold --environment {environment} --because \"{bundle.Release} is undone\"",
                    $"./build.sh Rollback --environment {environment} --bundle {before.Release}",
                    "./build.sh Status",
                    $"./build.sh NeverAgain --bundle {bundle.Release} --because \"...\"",
                    $"./build.sh Unhold --environment {environment}",
                ],
            // What is under way when the papers are written is over when somebody needs them.
            Obstacles = before is null ? [] : [.. RollbackRules.Reasons(state, before, environment, now, runtime: null).Where(reason => reason.Kind != ReasonKind.UnderWay)],
        };
    }
}
