using System.Text.Json.Nodes;
using Pipeline.Core.Previews;
using Pipeline.Stages.Deploy.Clusters;

namespace Pipeline.Stages.Previews;

/// <summary>The labels by which previews are told from everything else in a cluster.</summary>
internal static class PreviewLabels
{
    /// <summary>The annotation of what is kept of a preview.</summary>
    public const string Kept = "pipeline/kept-preview";

    private const string Preview = "pipeline/preview";

    /// <summary>The labels of a preview's namespace.</summary>
    public static JsonObject Of(PreviewName name)
    {
        var labels = EnvironmentLabels.Of(name.Application, name.Environment);
        labels[Preview] = name.Label;
        return labels;
    }

    /// <summary>Selects the previews of an application.</summary>
    public static string Selector(string application) => $"{EnvironmentLabels.ManagedBy}={EnvironmentLabels.Us},{EnvironmentLabels.PartOf}={application},{Preview}";

    /// <summary>Whether an object has the labels of a preview of <paramref name="application"/>.</summary>
    public static bool AreOn(JsonNode? found, string application)
    {
        var labels = found?["metadata"]?["labels"];
        return Text(EnvironmentLabels.ManagedBy) == EnvironmentLabels.Us && Text(EnvironmentLabels.PartOf) == application && Text(Preview) is { Length: > 0 };

        string? Text(string name) => labels?[name]?.GetValue<string>();
    }
}
