using System.Text;
using System.Text.Json;
using Pipeline.Releases.Ledger;

namespace Pipeline.Reports.Releases;

/// <summary>The next release as JSON, for workflows.</summary>
internal static class NextJson
{
    /// <summary>Writes it, indented, members in camel case; what is unknown is left out.</summary>
    public static string Write(LedgerState state, DateTimeOffset now) =>
        Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(NextRelease.Of(state, now), NextJsonContext.Default.NextRelease)).ReplaceLineEndings("\n") + "\n";
}
