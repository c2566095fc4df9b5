using System.Text.Json.Serialization;

namespace Pipeline.LocalRuntime.Releases;

/// <summary>How a revision stands; Helm's words.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LocalStatus>))]
internal enum LocalStatus
{
    /// <summary>It is what runs.</summary>
    Deployed,

    /// <summary>A later one replaced it.</summary>
    Superseded,

    /// <summary>It did not become ready, or a Job of it failed.</summary>
    Failed,
}
