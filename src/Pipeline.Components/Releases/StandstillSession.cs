using Pipeline.Components.Sessions;
using Pipeline.Core.Errors;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Promotion;

namespace Pipeline.Components.Releases;

/// <summary>What the targets do that stop and start deployments.</summary>
internal static class StandstillSession
{
    public static Task HoldAsync(IPromoteBundle build) =>
        RecordAsync(build, (edit, _) => new EnvironmentHeld { At = edit.Now, By = edit.By, Environment = EnvironmentOf(build), Because = build.Because ?? "" });

    public static Task UnholdAsync(IPromoteBundle build) =>
        RecordAsync(build, (edit, _) => new EnvironmentUnheld { At = edit.Now, By = edit.By, Environment = EnvironmentOf(build), Because = build.Because });

    public static Task StopAsync(IPromoteBundle build) =>
        RecordAsync(build, (edit, _) => new LineStopped { At = edit.Now, By = edit.By, Because = build.Because ?? "" });

    public static Task StartAsync(IPromoteBundle build) =>
        RecordAsync(build, (edit, _) => new LineStarted { At = edit.Now, By = edit.By, Because = build.Because });

    public static Task BanAsync(IPromoteBundle build) => RecordAsync(build, (edit, ledger) => build.BundleName is null
        ? throw new PipelineException("NeverAgain bans a bundle for ever. Name it: --bundle 2026-11-25.1.")
        : new BundleBanned { At = edit.Now, By = edit.By, Bundle = ledger.FindBundle(edit.State).Bundle.Id, Because = build.Because ?? "" });

    public static Task DeclareEmergencyAsync(IPromoteBundle build) =>
        RecordAsync(build, (edit, ledger) => new EmergencyDeclared { At = edit.Now, By = edit.By, Bundle = ledger.FindBundle(edit.State).Bundle.Id, Because = build.Because ?? "", Alert = build.Alert });

    private static string EnvironmentOf(IPromoteBundle build) =>
        build.Environment ?? throw new PipelineException("Which environment? Name it: --environment production.");

    private static async Task RecordAsync(IPromoteBundle build, Func<LedgerEdit, ReleaseLedger, LedgerEvent> decide)
    {
        using var signals = new SignalCancellation();
        var ledger = await ReleaseLedger.OpenAsync(build, signals.Token);
        await ledger.AppendAsync(edit => edit.Add(decide(edit, ledger)), signals.Token);
    }
}
