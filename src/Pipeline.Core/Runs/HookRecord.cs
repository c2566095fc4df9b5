using System.Text.Json.Serialization;
using Pipeline.Core.Modules;
using Pipeline.Core.Stages;

namespace Pipeline.Core.Runs;

/// <summary>One hook of one module in a <see cref="RunRecord"/>.</summary>
public sealed record HookRecord : StepRecord
{
    /// <summary>The hook's name.</summary>
    [JsonPropertyOrder(-3)]
    public required string Name { get; init; }

    /// <summary>The stage that it belongs to.</summary>
    [JsonPropertyOrder(-2)]
    public required Stage Stage { get; init; }

    /// <summary>Whether it ran before or after that stage.</summary>
    [JsonPropertyOrder(-1)]
    public required HookMoment Moment { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Title => Name;

    /// <inheritdoc/>
    [JsonIgnore]
    public override Stage Of => Stage;
}
