using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Pipeline.Scanning.Sbom;

/// <summary>Writes an inventory as a CycloneDX 1.6 document in JSON (ECMA-424), the same to the byte for the same image (O1).</summary>
internal static class CycloneDxWriter
{
    /// <summary>Writes the document, UTF-8.</summary>
    /// <param name="output">Receives the document.</param>
    /// <param name="subject">The image.</param>
    /// <param name="inventory">What it contains.</param>
    /// <param name="timestamp">The document's time; take the commit's, so that the same image gives the same document.</param>
    public static void Write(Stream output, ImageSubject subject, ImageInventory inventory, DateTimeOffset timestamp)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(inventory);
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        json.WriteStartObject();
        json.WriteString("$schema", "http://cyclonedx.org/schema/bom-1.6.schema.json");
        json.WriteString("bomFormat", "CycloneDX");
        json.WriteString("specVersion", "1.6");
        json.WriteString("serialNumber", $"urn:uuid:{SerialNumber(subject, inventory)}");
        json.WriteNumber("version", 1);
        WriteMetadata(json, subject, timestamp);
        json.WriteStartArray("components");
        if (inventory.Distribution is { } distribution)
            WriteDistribution(json, distribution);
        foreach (var package in inventory.Packages)
            WritePackage(json, package, inventory.Distribution);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteMetadata(Utf8JsonWriter json, ImageSubject subject, DateTimeOffset timestamp)
    {
        json.WriteStartObject("metadata");
        json.WriteString("timestamp", timestamp.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        json.WriteStartObject("tools");
        json.WriteStartArray("components");
        json.WriteStartObject();
        json.WriteString("type", "application");
        json.WriteString("name", "Pipeline");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartObject("component");
        json.WriteString("type", "container");
        json.WriteString("bom-ref", subject.Id);
        json.WriteString("name", subject.Name);
        json.WriteString("version", subject.Id);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteDistribution(Utf8JsonWriter json, Distribution distribution)
    {
        json.WriteStartObject();
        json.WriteString("type", "operating-system");
        json.WriteString("bom-ref", $"os:{distribution.Id}@{distribution.Version}");
        json.WriteString("name", distribution.Id);
        if (distribution.Version.Length > 0)
            json.WriteString("version", distribution.Version);
        json.WriteEndObject();
    }

    private static void WritePackage(Utf8JsonWriter json, Package package, Distribution? distribution)
    {
        var url = PackageUrl.Of(package, distribution);
        json.WriteStartObject();
        json.WriteString("type", "library");
        json.WriteString("bom-ref", url);
        json.WriteString("name", package.Name);
        json.WriteString("version", package.Version);
        json.WriteString("purl", url);
        if (package.Locations.Count > 0)
        {
            json.WriteStartObject("evidence");
            json.WriteStartArray("occurrences");
            foreach (var location in package.Locations)
            {
                json.WriteStartObject();
                json.WriteString("location", location);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    // A UUID of the content (RFC 9562, version 8), not of the moment: the same image has the same number.
    private static Guid SerialNumber(ImageSubject subject, ImageInventory inventory)
    {
        var content = string.Join('\n', inventory.Packages.Select(package => PackageUrl.Of(package, inventory.Distribution)).Prepend(subject.Id));
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(content)).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
