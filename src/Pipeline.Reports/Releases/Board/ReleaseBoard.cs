using Pipeline.Releases.Ledger;
using Pipeline.Reports.Html;

namespace Pipeline.Reports.Releases.Board;

/// <summary>Writes the release board: one self-contained HTML file, without scripts or requests.</summary>
internal static class ReleaseBoard
{
    /// <summary>The file's name.</summary>
    public const string FileName = "releases.html";

    /// <summary>Writes the board; readers see the earlier one until it is complete.</summary>
    /// <param name="folder">The folder, absolute; it is made when it is not there.</param>
    /// <param name="state">The ledger.</param>
    /// <param name="diary">Its entries in their order.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The absolute path of the board.</returns>
    public static Task<string> WriteAsync(string folder, LedgerState state, IReadOnlyList<DiaryEntry> diary, DateTimeOffset now, CancellationToken cancellationToken) =>
        PageFile.WriteAsync(Path.Combine(folder, FileName), BoardPage.Write(state, diary, now), cancellationToken);
}
