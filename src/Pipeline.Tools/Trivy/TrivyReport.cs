using System.Text.Json;
using Pipeline.Core.Errors;
using Pipeline.Core.Vulnerabilities;
using Pipeline.Scanning;
using Pipeline.Scanning.Cvss;
using Pipeline.Scanning.Reports;
using Pipeline.Scanning.Vulnerabilities;

namespace Pipeline.Tools.Trivy;

/// <summary>Reads Trivy's JSON report (schema version 2).</summary>
internal static class TrivyReport
{
    private const int SchemaVersion = 2;

    public static VulnerabilityReport Read(string json, ScanRequest request, string scanner)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            if (root.GetProperty("SchemaVersion").GetInt32() != SchemaVersion)
                throw new PipelineException($"Trivy's report has schema version {root.GetProperty("SchemaVersion").GetInt32()}; version {SchemaVersion} is read. Use a Trivy of version 0.20 or later.");
            var found = Items(root, "Results").SelectMany(result => Items(result, "Vulnerabilities").Select(item => ReadOne(item, Text(result, "Target"))));
            return new VulnerabilityReport
            {
                Image = request.Image,
                Scanner = scanner,
                Packages = request.Inventory.Packages.Count,
                // Trivy reads more forms than are read here; a damaged file it takes for an empty one.
                Unread = [.. request.Inventory.Unread.Where(file => !file.IsForeign).Select(file => file.ToString())],
                Vulnerabilities =
                [
                    .. found.OrderByDescending(vulnerability => vulnerability.Severity)
                        .ThenByDescending(vulnerability => vulnerability.Score)
                        .ThenBy(vulnerability => vulnerability.Id, StringComparer.Ordinal)
                        .ThenBy(vulnerability => vulnerability.PackageUrl, StringComparer.Ordinal),
                ],
            };
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new PipelineException("Trivy's answer is no report that can be read. Run 'trivy image --format json' by hand to see what it says.", exception);
        }
    }

    private static Vulnerability ReadOne(JsonElement item, string? target)
    {
        var (score, vector) = BestScore(item);
        var package = item.GetProperty("PkgName").GetString()!;
        var version = item.GetProperty("InstalledVersion").GetString()!;
        return new Vulnerability
        {
            Id = item.GetProperty("VulnerabilityID").GetString()!,
            Aliases = [.. Items(item, "VendorIDs").Select(id => id.GetString()!).Order(StringComparer.Ordinal)],
            Severity = Enum.TryParse<Severity>(Text(item, "Severity"), ignoreCase: true, out var severity) ? severity : Severity.Unknown,
            Score = score,
            Vector = vector,
            Package = package,
            Version = version,
            PackageUrl = item.TryGetProperty("PkgIdentifier", out var identifier) && Text(identifier, "PURL") is { } url ? url : $"pkg:generic/{Uri.EscapeDataString(package)}@{Uri.EscapeDataString(version)}",
            FixedVersion = Text(item, "FixedVersion") is { Length: > 0 } fix ? fix : null,
            Locations = (Text(item, "PkgPath") is { Length: > 0 } path ? path : target) is { Length: > 0 } location ? [location] : [],
            Summary = Text(item, "Title"),
            Url = Text(item, "PrimaryURL"),
        };
    }

    private static (double? Score, string? Vector) BestScore(JsonElement item)
    {
        if (!item.TryGetProperty("CVSS", out var sources) || sources.ValueKind != JsonValueKind.Object)
            return default;
        return sources.EnumerateObject()
            .SelectMany(source => new[] { Text(source.Value, "V40Vector"), Text(source.Value, "V3Vector") })
            .OfType<string>()
            .Select(vector => (Score: CvssScore.Of(vector), Vector: (string?)vector))
            .Where(scored => scored.Score is not null)
            .DefaultIfEmpty()
            .MaxBy(scored => scored.Score);
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static JsonElement.ArrayEnumerator Items(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.EnumerateArray() : default;
}
