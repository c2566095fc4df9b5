using System.Globalization;
using System.Security.Cryptography;
using Pipeline.Core.Artifacts;
using Pipeline.Core.Text;
using Pipeline.Releases.Ledger;

namespace Pipeline.Stages.Promotions;

/// <summary>The files that show evidence, below the artifacts folder.</summary>
internal static class EvidenceFiles
{
    /// <summary>The SHA-256 of a file, by its path below <paramref name="artifactsDirectory"/>; null: it is not there, or leads out of the folder.</summary>
    public static async Task<Digest?> HashAsync(string artifactsDirectory, string file, CancellationToken cancellationToken)
    {
        var path = Path.Combine(artifactsDirectory, file);
        // A module's own code ran where these were written: what leads out of the folder is no file of it.
        if (!Path.GetFullPath(path).StartsWith(Path.GetFullPath(artifactsDirectory) + Path.DirectorySeparatorChar, StringComparison.Ordinal) || new FileInfo(path) is not { Exists: true, LinkTarget: null })
            return null;
        await using var stream = File.OpenRead(path);
        return Digest.FromHash(await SHA256.HashDataAsync(stream, cancellationToken));
    }

    /// <summary>Every file that was recorded and is another one now, as a sentence. Those that are not here any more are no matter.</summary>
    /// <param name="artifactsDirectory">The artifacts folder.</param>
    /// <param name="state">What was recorded.</param>
    /// <param name="ranAt">When the last run began: what was recorded before is of an earlier one, whose files it replaced. Null: there was none.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async Task<IReadOnlyList<string>> FindChangedAsync(string artifactsDirectory, LedgerState state, DateTimeOffset? ranAt, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        var recorded = from evidence in state.Evidence.Values.SelectMany(subject => subject)
                       where evidence.Withdrawn is null && !(evidence.At < ranAt)
                       from file in evidence.Item.Files
                       group (evidence, file.Value) by file.Key into byPath
                       orderby byPath.Key
                       select (Path: byPath.Key, Last: byPath.MaxBy(one => one.evidence.At));
        List<string> changed = [];
        foreach (var (path, (evidence, digest)) in recorded.ToList())
        {
            if (await HashAsync(artifactsDirectory, path, cancellationToken) is { } now && now != digest)
                changed.Add(string.Create(CultureInfo.InvariantCulture, $"{PlainText.OneLine(path)} was changed after it was recorded as evidence {evidence.Item.Name} of {evidence.Item.Module ?? "the application"} at {TimeText.Minute(evidence.At)}: it has the SHA-256 {now.Hex[..12]}, not {digest.Hex[..12]}. Take the file back that was recorded, or record what is there now."));
        }

        return changed;
    }
}
