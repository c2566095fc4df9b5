using Nuke.Common;
using Pipeline.Components.Graph;
using Pipeline.Components.Releases;

namespace Pipeline.Components;

/// <summary>Papers: what the keepers, the operators and the customers of a release are told (D12 to D14).</summary>
public interface IWritePapers : IHazLedger
{
    /// <summary>Who is on call for the release, and how they are reached.</summary>
    [Parameter("Who is on call for the release, and how they are reached")]
    string[]? OnCall => TryGetValue(() => OnCall);

    /// <summary>Writes notes, the module leads' list, the checklist that evidence ticks, and the recovery plan; what is missing is named with who owes it. The ledger keeps them once the bundle has run in the environment.</summary>
    Target Papers => _ => _
        .Description("Write notes, leads' list, checklist and recovery plan of a release, and keep them with it")
        .TryAfter<IWriteReleaseNotes>(x => x.ReleaseNotes)
        .Checked(this)
        .Executes(() => PapersSession.WriteAsync(this));
}
