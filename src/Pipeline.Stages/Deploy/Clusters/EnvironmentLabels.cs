using System.Text.Json.Nodes;

namespace Pipeline.Stages.Deploy.Clusters;

/// <summary>The labels of the namespaces of environments.</summary>
internal static class EnvironmentLabels
{
    /// <summary>Who manages an object.</summary>
    public const string ManagedBy = "app.kubernetes.io/managed-by";

    /// <summary>The application.</summary>
    public const string PartOf = "app.kubernetes.io/part-of";

    /// <summary>The environment.</summary>
    public const string Environment = "pipeline/environment";

    /// <summary>The value of <see cref="ManagedBy"/>.</summary>
    public const string Us = "pipeline";

    /// <summary>The labels of an environment's namespace.</summary>
    public static JsonObject Of(string application, string environment) => new() { [ManagedBy] = Us, [PartOf] = application, [Environment] = environment };

    /// <summary>Whether somebody else manages an object.</summary>
    public static bool AreOfOthers(JsonNode found) => found["metadata"]?["labels"]?[ManagedBy]?.GetValue<string>() is { } other && other != Us;
}
