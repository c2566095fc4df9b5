using Pipeline.Core.Modules;
using Pipeline.Core.Verification;
using Pipeline.Stages.Deploy;

namespace Pipeline.Stages.Verification;

/// <summary>
/// Looks whether a module that is ready does what it must (D14, C2): its HTTP checks, and the tests that its chart brings for <c>helm test</c>.
/// A module without either is verified by its readiness alone.
/// </summary>
/// <param name="deployer">Where it was deployed.</param>
/// <param name="timeout">How long the chart's tests may take.</param>
/// <param name="time">Measures pauses.</param>
internal sealed class DeploymentVerification(IDeployer deployer, TimeSpan timeout, TimeProvider time)
{
    private const string ChartTests = "helm test";

    /// <summary>Runs every check, also when one failed before it.</summary>
    public async Task<VerificationSummary> RunAsync(Module module, ReleaseName release, TextWriter log, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(module);
        var runner = new CheckRunner(log, time);
        List<CheckOutcome> outcomes = [];
        if (module.Smoke.Count > 0)
        {
            await using var endpoint = await deployer.OpenEndpointAsync(release, cancellationToken);
            using var http = new HttpChecks(time);
            foreach (var check in module.Smoke)
            {
                outcomes.Add(endpoint is null
                    ? new CheckOutcome($"{check}", "its chart has no Service", "its chart has no Service that could be asked")
                    : await runner.RunAsync($"{check}", token => http.FindFaultAsync(endpoint.Address, check, token), cancellationToken));
            }
        }

        if (!await deployer.HasTestsAsync(release, cancellationToken))
            return new VerificationSummary(outcomes);
        try
        {
            return new VerificationSummary([.. outcomes, await runner.RunAsync(ChartTests, token => deployer.TestAsync(release, timeout, log, token), cancellationToken)]);
        }
        catch (TestsNotRunException exception)
        {
            await log.WriteLineAsync($"{ChartTests}: not run: {exception.Message}".AsMemory(), cancellationToken);
            return new VerificationSummary(outcomes, $"{ChartTests}: {exception.Message}");
        }
    }
}
