using System.Globalization;
using System.Text;
using Pipeline.Components.Sessions;
using Pipeline.Releases.Bundles;
using Pipeline.Tools.Files;
using Serilog;

namespace Pipeline.Components.Releases;

/// <summary>The papers that go to GitHub with a release: those that the ledger keeps of the bundle of the released sources.</summary>
internal static class PublishedPapers
{
    /// <summary>Writes them below the artifacts folder, each under a name that it has for ever; empty: the build has no ledger, or the ledger no papers.</summary>
    public static async Task<IReadOnlyList<string>> WriteAsync(IPublishRelease build, OpenedSource opened, CancellationToken cancellationToken)
    {
        if (build is not IWritePapers writes)
            return [];
        var ledger = await ReleaseLedger.OpenAsync(writes, cancellationToken);
        var view = await ledger.ReadAsync(cancellationToken);
        // A rehearsal is no release.
        if (TreeBundle.Find(view.State, await opened.ReadTreeAsync(cancellationToken), proven: true) is not { } bundle)
            return [];
        if (bundle.Papers.IsEmpty)
        {
            Log.Warning("The ledger keeps no papers of {Bundle:l}, so none go along: ./build.sh Papers --bundle {Release:l}, then Release again", bundle, bundle.Release);
            return [];
        }

        List<string> paths = [];
        foreach (var written in (await new LedgerTexts(ledger, view.Head).ReadPapersAsync(bundle.Bundle.Id, cancellationToken)).GroupBy(papers => FileNameOf(papers.Environment)))
        {
            foreach (var (index, papers) in written.Index())
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"papers-{written.Key}{(index == 0 ? "" : $"-{index + 1}")}.md");
                paths.Add(await ArtifactsFile.WriteAsync(Path.Combine(build.RunDirectory, Stages.Publications.ReleaseEvidence.FolderName), name, Encoding.UTF8.GetBytes(papers.Text), cancellationToken));
            }
        }

        return paths;
    }

    // Whoever can push to the ledger's branch can write any name there; it leads nowhere.
    private static string FileNameOf(string environment) => string.Concat(environment.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' ? letter : '-'));
}
