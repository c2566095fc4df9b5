using Pipeline.Components.Sessions;
using Pipeline.Core.Errors;
using Pipeline.Core.Runs;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Evidence;
using Pipeline.Releases.Ledger;
using Pipeline.Tools.Ledger;
using Serilog;

namespace Pipeline.Components.Releases;

/// <summary>Records how deployments to an environment end, also when whoever began one is interrupted.</summary>
internal sealed class DeploymentEnds(ReleaseLedger ledger, string environment)
{
    private const int LongestReason = 500;

    /// <summary>Records the end, and with it what the suite found; where that is refused, the end alone.</summary>
    /// <param name="bundle">The bundle.</param>
    /// <param name="record">What the run did; null: nothing is known of it.</param>
    /// <param name="end">Makes the event.</param>
    /// <param name="waiting">Whoever does not want to wait for a ledger that does not answer.</param>
    /// <exception cref="PipelineException">It is not recorded; the message says why.</exception>
    public async Task<LedgerState> RecordAsync(BundleState bundle, RunRecord? record, Func<LedgerEdit, LedgerEvent> end, CancellationToken waiting)
    {
        // The suite tested exactly this bundle, here.
        if (record is null || RunEvidence.OfSuite(record, bundle.Bundle, environment, RunOrigin.Link) is not { } evidence)
            return await ledger.AppendPatientlyAsync(edit => edit.Add(end(edit)), waiting);
        try
        {
            return await ledger.AppendPatientlyAsync(
                edit =>
                {
                    edit.Add(new EvidenceRecorded { At = edit.Now, By = edit.By, Items = [evidence] });
                    edit.Add(end(edit));
                },
                waiting);
        }
        catch (PipelineException exception) when (exception is ReleaseRefusedException or LedgerException)
        {
            var state = await ledger.AppendPatientlyAsync(edit => edit.Add(end(edit)), waiting);
            Log.Warning("What the suite found of {Bundle:l} is not in the ledger: {Reason:l}", bundle, exception.Message);
            return state;
        }
    }

    /// <summary>Why it failed, as the ledger keeps it: logs and commands are told to whoever did it.</summary>
    public static string Short(string fault)
    {
        var lines = fault.Split('\n').Where(line => !line.StartsWith("  log:", StringComparison.Ordinal) && !line.StartsWith("  again:", StringComparison.Ordinal)).Take(2);
        var text = string.Join(' ', lines.Select(line => line.Trim()));
        return text.Length <= LongestReason ? text : text[..LongestReason];
    }
}
