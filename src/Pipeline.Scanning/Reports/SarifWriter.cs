using System.Globalization;
using System.Text.Json;
using Pipeline.Core.Vulnerabilities;
using Pipeline.Scanning.Vulnerabilities;

namespace Pipeline.Scanning.Reports;

/// <summary>Writes a report as SARIF 2.1.0 (OASIS), with the properties that GitHub's code scanning sorts by.</summary>
internal static class SarifWriter
{
    private const string InformationUri = "https://ossf.github.io/osv-schema/";

    /// <summary>Writes the document, UTF-8.</summary>
    public static void Write(Stream output, VulnerabilityReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var rules = report.Vulnerabilities.GroupBy(vulnerability => vulnerability.Id, StringComparer.Ordinal).ToList();
        var indexes = rules.Select((rule, index) => (rule.Key, index)).ToDictionary(rule => rule.Key, rule => rule.index, StringComparer.Ordinal);
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        json.WriteStartObject();
        json.WriteString("$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", report.Scanner);
        json.WriteString("informationUri", InformationUri);
        json.WriteStartArray("rules");
        foreach (var rule in rules)
            WriteRule(json, rule.Key, [.. rule]);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartArray("results");
        foreach (var vulnerability in report.Vulnerabilities)
            WriteResult(json, vulnerability, indexes[vulnerability.Id], report);
        json.WriteEndArray();
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter json, string id, IReadOnlyList<Vulnerability> found)
    {
        var worst = found.MaxBy(vulnerability => vulnerability.Severity)!;
        json.WriteStartObject();
        json.WriteString("id", id);
        WriteText(json, "shortDescription", worst.Summary ?? id);
        if (Uri.TryCreate(worst.Url, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
            json.WriteString("helpUri", worst.Url);
        WriteText(json, "help", $"Affected: {string.Join(", ", found.Select(vulnerability => $"{vulnerability.Package} {vulnerability.Version}").Distinct())}. Fixed in: {worst.FixedVersion ?? "no version yet"}.");
        json.WriteStartObject("properties");
        json.WriteString("security-severity", SecuritySeverity(worst).ToString("0.0", CultureInfo.InvariantCulture));
        json.WriteStartArray("tags");
        json.WriteStringValue("security");
        json.WriteStringValue("vulnerability");
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, Vulnerability vulnerability, int rule, VulnerabilityReport report)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", vulnerability.Id);
        json.WriteNumber("ruleIndex", rule);
        json.WriteString("level", Level(vulnerability.Severity));
        WriteText(json, "message", $"{vulnerability} (image {report.Image.Name}).");
        json.WriteStartArray("locations");
        foreach (var location in vulnerability.Locations.Count > 0 ? vulnerability.Locations : ["image"])
        {
            json.WriteStartObject();
            json.WriteStartObject("physicalLocation");
            json.WriteStartObject("artifactLocation");
            json.WriteString("uri", string.Join('/', location.Split('/').Select(Uri.EscapeDataString)));
            json.WriteEndObject();
            json.WriteStartObject("region");
            json.WriteNumber("startLine", 1);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("partialFingerprints");
        json.WriteString("vulnerability/v1", $"{vulnerability.Id}:{vulnerability.PackageUrl}");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private static string Level(Severity severity) => severity switch
    {
        Severity.Critical or Severity.High => "error",
        Severity.Medium => "warning",
        _ => "note",
    };

    // Without a score the lower end of its rating stands for it.
    private static double SecuritySeverity(Vulnerability vulnerability) => vulnerability.Score ?? vulnerability.Severity switch
    {
        Severity.Critical => 9,
        Severity.High => 7,
        Severity.Medium => 4,
        Severity.Low => 0.1,
        _ => 0,
    };
}
