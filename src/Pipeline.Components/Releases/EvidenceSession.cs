using Pipeline.Components.Sessions;
using Pipeline.Core.Artifacts;
using Pipeline.Core.Errors;
using Pipeline.Releases.Evidence;
using Pipeline.Stages.Promotions;

namespace Pipeline.Components.Releases;

/// <summary>Evidence of a build's own.</summary>
internal static class EvidenceSession
{
    public static async Task RecordAsync(
        IHazLedger build, string name, bool passed, Dictionary<string, double> metrics, IReadOnlyList<string> files, string? module, string? bundle, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(build);
        ArgumentNullException.ThrowIfNull(name);
        var hashes = await HashAsync(build, name, files, cancellationToken);
        var ledger = await ReleaseLedger.OpenAsync(build, cancellationToken);
        await ledger.AppendAsync(
            edit => edit.Add(new EvidenceRecorded { At = edit.Now, By = edit.By, Items = [OwnEvidence.Of(ledger.FindBundle(edit.State, bundle), name, passed, module, metrics, hashes, RunOrigin.Link)] }),
            cancellationToken);
    }

    public static async Task WithdrawAsync(IHazLedger build, string name, string because, string? module, string? bundle, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(build);
        ArgumentNullException.ThrowIfNull(name);
        var ledger = await ReleaseLedger.OpenAsync(build, cancellationToken);
        await ledger.AppendAsync(
            edit => edit.Add(new EvidenceWithdrawn { At = edit.Now, By = edit.By, Subject = OwnEvidence.SubjectOf(ledger.FindBundle(edit.State, bundle), name, module), Name = name, Module = module, Because = because }),
            cancellationToken);
    }

    private static async Task<IReadOnlyDictionary<string, Digest>> HashAsync(IHazLedger build, string name, IReadOnlyList<string> files, CancellationToken cancellationToken)
    {
        Dictionary<string, Digest> hashes = new(StringComparer.Ordinal);
        List<string> missing = [];
        foreach (var file in files)
        {
            var path = Path.GetRelativePath(build.RunDirectory, Path.GetFullPath(file, build.RootDirectory)).Replace('\\', '/');
            if (await EvidenceFiles.HashAsync(build.RunDirectory, path, cancellationToken) is { } hash)
                hashes[path] = hash;
            else
                missing.Add(file);
        }

        return missing.Count == 0 ? hashes : throw new PipelineException($"The evidence {name} names {(missing.Count == 1 ? "a file that is" : "files that are")} not below {build.RunDirectory}, where evidence is kept: {string.Join(", ", missing)}. Write them there first, for example to {Path.GetRelativePath(build.RootDirectory, build.RunDirectory)}/{name}/. Nothing was recorded.");
    }
}
