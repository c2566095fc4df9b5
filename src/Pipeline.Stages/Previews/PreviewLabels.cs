using System.Text.Json.Nodes;
using Pipeline.Core.Previews;

namespace Pipeline.Stages.Previews;

/// <summary>The labels by which previews are told from everything else in a cluster.</summary>
internal static class PreviewLabels
{
    /// <summary>The annotation of what is kept of a preview.</summary>
    public const string Kept = "pipeline/kept-preview";

    private const string Preview = "pipeline/preview";
    private const string Environment = "pipeline/environment";
    private const string ManagedBy = "app.kubernetes.io/managed-by";
    private const string PartOf = "app.kubernetes.io/part-of";
    private const string Us = "pipeline";

    /// <summary>The labels of a preview's namespace.</summary>
    public static JsonObject Of(PreviewName name) => new() { [ManagedBy] = Us, [PartOf] = name.Application, [Environment] = name.Environment, [Preview] = name.Label };

    /// <summary>Selects the previews of an application.</summary>
    public static string Selector(string application) => $"{ManagedBy}={Us},{PartOf}={application},{Preview}";

    /// <summary>Whether an object has the labels of a preview of <paramref name="application"/>.</summary>
    public static bool AreOn(JsonNode? found, string application)
    {
        var labels = found?["metadata"]?["labels"];
        return Text(ManagedBy) == Us && Text(PartOf) == application && Text(Preview) is { Length: > 0 };

        string? Text(string name) => labels?[name]?.GetValue<string>();
    }
}
