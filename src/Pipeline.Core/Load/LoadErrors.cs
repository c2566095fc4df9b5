using System.Text.Json.Serialization;

namespace Pipeline.Core.Load;

/// <summary>Requests that failed, by kind.</summary>
internal sealed record LoadErrors
{
    /// <summary>Answers of 400 and more.</summary>
    public long Status { get; init; }

    /// <summary>No answer in time.</summary>
    public long Timeout { get; init; }

    /// <summary>No connection, or one that broke, or an answer that is no HTTP.</summary>
    public long Connection { get; init; }

    /// <summary>Never sent: no connection was free within the time of an answer.</summary>
    public long Refused { get; init; }

    /// <summary>Some of them, a sentence each.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];

    /// <summary>All of them.</summary>
    [JsonIgnore]
    public long Total => Status + Timeout + Connection + Refused;
}
