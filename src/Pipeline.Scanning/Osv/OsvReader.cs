using System.Text.Json;
using Pipeline.Core.Vulnerabilities;

namespace Pipeline.Scanning.Osv;

/// <summary>Reads advisories in the Open Source Vulnerability format (schema 1.x, ossf.github.io/osv-schema).</summary>
internal static class OsvReader
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 32 };

    /// <summary>Reads one advisory.</summary>
    /// <exception cref="FormatException">It is no JSON, or no OSV advisory; the message says what is missing.</exception>
    public static Advisory Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Options);
            return ReadAdvisory(document.RootElement);
        }
        catch (JsonException exception)
        {
            throw new FormatException($"line {exception.LineNumber + 1}: it is no JSON", exception);
        }
        catch (Exception exception) when (exception is InvalidOperationException or KeyNotFoundException)
        {
            throw new FormatException("it is no OSV advisory: a field is missing or of another type than the schema says", exception);
        }
    }

    private static Advisory ReadAdvisory(JsonElement root)
    {
        if (Text(root, "id") is not { Length: > 0 } id)
            throw new FormatException("it is no OSV advisory: 'id' is missing");
        var upstream = Texts(root, "upstream");
        return new Advisory
        {
            Id = id,

            // A distribution's record of one CVE names it as upstream; a bulletin about several is none of them.
            Aliases = [.. Texts(root, "aliases"), .. upstream.Count == 1 ? upstream : []],
            Summary = Text(root, "summary"),
            IsWithdrawn = root.TryGetProperty("withdrawn", out var withdrawn) && withdrawn.ValueKind == JsonValueKind.String,
            Vectors = Vectors(root),
            // A malicious package is one whatever it is rated; its records have no rating.
            Rating = id.StartsWith("MAL-", StringComparison.Ordinal) ? Severity.Critical : Worse(Rating(root, "database_specific", "severity"), Named(root)),
            Url = Items(root, "references").Select(reference => (Kind: Text(reference, "type"), Url: Text(reference, "url")))
                .OrderBy(reference => reference.Kind == "ADVISORY" ? 0 : 1).FirstOrDefault().Url,
            Affected = [.. Items(root, "affected").Where(affected => affected.TryGetProperty("package", out _)).Select(ReadAffected)],
        };
    }

    private static AffectedPackage ReadAffected(JsonElement affected)
    {
        var package = affected.GetProperty("package");
        return new AffectedPackage
        {
            Ecosystem = package.GetProperty("ecosystem").GetString()!,
            Name = package.GetProperty("name").GetString()!,
            Ranges = [.. Items(affected, "ranges").Where(range => Text(range, "type") is "SEMVER" or "ECOSYSTEM").Select(range => new AffectedRange([.. Items(range, "events").Select(ReadEvent)]))],
            Versions = Texts(affected, "versions"),
            Vectors = Vectors(affected),
            Rating = new[]
            {
                Rating(affected, "ecosystem_specific", "urgency"),
                Rating(affected, "ecosystem_specific", "severity"),
                Rating(affected, "database_specific", "severity"),
                Named(affected),
            }.Max(),
        };
    }

    private static RangeEvent ReadEvent(JsonElement point)
    {
        var property = point.EnumerateObject().First();
        var kind = property.Name switch
        {
            "introduced" => RangeEventKind.Introduced,
            "fixed" => RangeEventKind.Fixed,
            "last_affected" => RangeEventKind.LastAffected,
            "limit" => RangeEventKind.Limit,
            _ => throw new FormatException($"it is no OSV advisory: the event '{property.Name}' is unknown"),
        };
        return new RangeEvent(kind, property.Value.GetString()!);
    }

    private static List<string> Vectors(JsonElement element) =>
        [.. Items(element, "severity").Where(item => Text(item, "type") is "CVSS_V3" or "CVSS_V4").Select(item => Text(item, "score")).OfType<string>()];

    private static Severity Rating(JsonElement element, string section, string field) =>
        element.TryGetProperty(section, out var found) && found.ValueKind == JsonValueKind.Object && found.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String
            ? RatingOf(value.GetString()!)
            : Severity.Unknown;

    // Ubuntu writes its priority where others write a vector.
    private static Severity Named(JsonElement element) =>
        Items(element, "severity").Where(item => Text(item, "type") == "Ubuntu").Select(item => RatingOf(Text(item, "score") ?? "")).DefaultIfEmpty().Max();

    // GitHub says MODERATE; Debian's urgencies also know "unimportant" (no security effect in practice).
    private static Severity RatingOf(string text) => text.ToUpperInvariant() switch
    {
        "CRITICAL" => Severity.Critical,
        "HIGH" or "IMPORTANT" => Severity.High,
        "MEDIUM" or "MODERATE" => Severity.Medium,
        "LOW" or "UNIMPORTANT" or "NEGLIGIBLE" => Severity.Low,
        _ => Severity.Unknown,
    };

    private static Severity Worse(Severity left, Severity right) => left > right ? left : right;

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.GetString() : null;

    private static List<string> Texts(JsonElement element, string name) => [.. Items(element, name).Select(item => item.GetString()!)];

    private static JsonElement.ArrayEnumerator Items(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.EnumerateArray() : default;
}
