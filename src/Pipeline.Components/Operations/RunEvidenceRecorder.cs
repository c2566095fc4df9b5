using Pipeline.Components.Sessions;
using Pipeline.Core.Artifacts;
using Pipeline.Releases.Evidence;
using Pipeline.Releases.Ledger;
using Pipeline.Stages.Promotions;

namespace Pipeline.Components.Operations;

/// <summary>Records what was found about the bundle that runs.</summary>
internal static class RunEvidenceRecorder
{
    /// <summary>Records it, all at once; does nothing when no bundle runs that a ledger knows of.</summary>
    /// <returns>The ledger afterwards; null: nothing was recorded.</returns>
    /// <exception cref="Core.Errors.PipelineException">It was refused; nothing was recorded.</exception>
    public static async Task<LedgerState?> RecordAsync(IDeploy build, RunningEnvironment running, IReadOnlyList<FoundEvidence> found, CancellationToken cancellationToken)
    {
        if (running is not { Ledger: { } ledger, Bundle: not null } || found.Count == 0)
            return null;
        var items = await ItemsAsync(build, running, found, cancellationToken);
        // What is found of the whole has a sentence of its own in the diary.
        return await ledger.AppendAsync(
            edit =>
            {
                foreach (var about in items.GroupBy(item => item.Module is null))
                    edit.Add(new EvidenceRecorded { At = edit.Now, By = edit.By, Items = [.. about] });
            },
            cancellationToken);
    }

    /// <summary>The evidence as the ledger has it.</summary>
    public static async Task<IReadOnlyList<EvidenceItem>> ItemsAsync(IDeploy build, RunningEnvironment running, IReadOnlyList<FoundEvidence> found, CancellationToken cancellationToken)
    {
        Dictionary<string, Digest> hashes = new(StringComparer.Ordinal);
        foreach (var file in found.SelectMany(one => one.Files).Distinct())
        {
            if (await EvidenceFiles.HashAsync(build.RunDirectory, file, cancellationToken) is { } hash)
                hashes[file] = hash;
        }

        return [.. found.Select(one => OwnEvidence.Of(
            running.Bundle!, one.Name, one.Passed, one.Module, one.Metrics, one.Files.Where(hashes.ContainsKey).ToDictionary(file => file, file => hashes[file]), RunOrigin.Link) with { Environment = running.Environment.Name })];
    }
}
