using System.Text.Json;
using Pipeline.Scanning.Sbom;

namespace Pipeline.Scanning.Catalogs;

/// <summary>A catalog of JSON files.</summary>
internal abstract class JsonCatalog : ICatalog
{
    private static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 128 };

    public abstract bool Takes(string path, bool isExecutable);

    public async Task<IReadOnlyList<Package>> ReadAsync(string path, Stream content, CancellationToken cancellationToken)
    {
        var json = await CatalogText.ReadAllAsync(content, cancellationToken);
        if (json.Span.StartsWith("\uFEFF"u8))
            json = json[3..];
        try
        {
            using var document = JsonDocument.Parse(json, Options);
            return document.RootElement.ValueKind == JsonValueKind.Object ? [.. Read(document.RootElement, path).OfType<Package>()] : [];
        }
        catch (JsonException)
        {
            throw new UnreadFileException("is no JSON");
        }
    }

    protected abstract IEnumerable<Package?> Read(JsonElement root, string path);

    protected static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    protected static bool IsTrue(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    protected static IEnumerable<JsonProperty> Members(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value.EnumerateObject() : [];
}
