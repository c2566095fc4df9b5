using Pipeline.Components.Graph;
using Pipeline.Core.Errors;
using Pipeline.Core.Stages;
using Pipeline.Releases.Policies;

namespace Pipeline.Components.Releases;

/// <summary>An environment that takes blessed bundles is closed to the ordinary Deploy, whoever calls it (D15).</summary>
internal static class BlessedOnly
{
    /// <summary>Refuses a plan that deploys where only bundles go.</summary>
    /// <param name="build">The build.</param>
    /// <param name="branch">The branch of the source, which on a build server decides the environment; null: a detached head.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <exception cref="PipelineException">It does; nothing has run.</exception>
    public static async Task CheckAsync(IHazLedger build, string? branch, CancellationToken cancellationToken)
    {
        if (!EnginePlan.Runs(build, Stage.Deploy))
            return;
        var model = build.Context.Model;
        var environment = build.Context.ChooseEnvironment(null, branch).Name;
        if (!Takes(model.DeclaredReleasePolicy()) && !await IsAdoptedAsync())
            return;
        throw new PipelineException($"Deploy does not go to {environment}, which takes blessed bundles and nothing else. Promote one: ./build.sh Promote --to {environment} ('./build.sh Why --environment {environment}' tells what keeps the last from it). Nothing was run.");

        // What the build declares can be changed without a word, and a clone need not have the ledger: what the ledger of everybody adopted stands.
        async Task<bool> IsAdoptedAsync()
        {
            await foreach (var (_, state) in EveryLedger.ReadAsync(await ReleaseLedger.OpenAsync(build, cancellationToken), cancellationToken))
            {
                if (Takes(state.Rules))
                    return true;
            }

            return false;
        }

        bool Takes(ReleasePolicy policy) => policy.Find(environment)?.TakesBlessedOnly is true;
    }
}
