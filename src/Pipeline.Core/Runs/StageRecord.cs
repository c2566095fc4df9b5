using System.Text.Json.Serialization;
using Pipeline.Core.Stages;

namespace Pipeline.Core.Runs;

/// <summary>One stage of one module in a <see cref="RunRecord"/>.</summary>
public sealed record StageRecord : StepRecord
{
    /// <summary>Which stage.</summary>
    [JsonPropertyOrder(-1)]
    public required Stage Name { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Title => Name.ToString();

    /// <inheritdoc/>
    [JsonIgnore]
    public override Stage Of => Name;
}
