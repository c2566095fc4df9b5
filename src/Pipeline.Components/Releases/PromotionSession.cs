using Pipeline.Components.Sessions;
using Pipeline.Core.Errors;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Promotion;
using Serilog;

namespace Pipeline.Components.Releases;

/// <summary>What the targets do that bring a bundle to an environment.</summary>
internal static class PromotionSession
{
    /// <summary>The step's output that names where a bundle goes next by itself.</summary>
    public const string NextOutput = "next";

    /// <summary>What it says: each environment as <c>/name/</c>.</summary>
    public static string NextOf(IEnumerable<string> environments) => string.Concat(environments.Select(environment => $"/{environment}/"));

    /// <summary>Promotes the bundle that was asked for, and then by itself to every environment that takes it so (C2).</summary>
    /// <exception cref="PipelineException">Something keeps it, all of which is named; or the deployment failed, and the environment went back.</exception>
    public static async Task PromoteAsync(IPromoteBundle build)
    {
        using var signals = new SignalCancellation();
        var to = build.To ?? throw new PipelineException("Where to? Name the environment: --to production.");
        var ledger = await ReleaseLedger.OpenAsync(build, signals.Token);
        await build.Context.Locks.HoldCheckoutAsync(signals.Token);
        var before = await ledger.ReadReachableAsync(signals.Token);
        if (ledger.IsUpToDate(before, to))
        {
            Log.Information("There is nothing to promote: {Environment:l} runs {Bundle:l}, the newest that it could take", to, before.Running(to));
            return;
        }

        var bundle = ledger.FindPromotable(before, to);
        List<string> environments = [to];
        for (var number = 0; number < environments.Count; number++)
        {
            await using var deployment = await LedgerDeployment.OpenAsync(build, ledger, environments[number], signals.Token);
            var state = await deployment.RunAsync(bundle, isRollback: false, signals.Token);
            var next = AutomaticPromotion.Next(state, state.Bundles[bundle.Bundle.Id.Value], environments[number], ledger.Now, deployment.Runtime);
            if (build.Only)
            {
                await TellNextJobsAsync(build, bundle, next, signals.Token);
                return;
            }

            foreach (var environment in next.Except(environments).ToList())
            {
                Log.Information("{Bundle:l} goes on to {Environment:l} by itself", bundle, environment);
                environments.Add(environment);
            }
        }
    }

    // Every environment has a job of its own, with its secrets and its reviewers.
    private static async Task TellNextJobsAsync(IPromoteBundle build, BundleState bundle, IReadOnlyList<string> next, CancellationToken cancellationToken)
    {
        var opened = await build.Context.SourceAsync(cancellationToken);
        var commit = await BundleSources.FindCommitAsync(opened, bundle.Bundle.Content.Tree, cancellationToken) ?? bundle.Bundle.Content.Commit;
        await StepOutput.WriteAsync(
            [KeyValuePair.Create(NextOutput, NextOf(next)), KeyValuePair.Create("commit", commit), KeyValuePair.Create("run", RunOrigin.RunOf(bundle.Link) ?? "")], cancellationToken);
    }

    /// <summary>Brings the environment back to the bundle that was asked for, else to the one that ran well before (D16).</summary>
    /// <exception cref="PipelineException">There is none, or it cannot run again.</exception>
    public static async Task RollbackAsync(IHazLedger build, ReleaseLedger ledger, LedgerState state, string environment, RollbackCause? cause, CancellationToken cancellationToken)
    {
        var bundle = cause is null && build.BundleName is { } name
            ? BundleName.Find(state, name)
            : RollbackRules.Previous(state, environment, rehearsals: !(await ledger.ReadPersonAsync(cancellationToken)).Proven)
                ?? throw new PipelineException($"'{environment}' has no bundle to go back to: the ledger knows of none that ran there before {state.Running(environment)}. Name one that did: --bundle 2026-11-25.1 (./build.sh History shows them), or remove what must not run: ./build.sh Undeploy --environment {environment}.");
        await using var deployment = await LedgerDeployment.OpenAsync(build, ledger, environment, cancellationToken);
        await deployment.RunAsync(bundle, isRollback: true, cancellationToken, cause);
    }
}
