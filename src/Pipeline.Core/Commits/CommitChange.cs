using System.Text.Json.Serialization;
using Pipeline.Core.Versions;

namespace Pipeline.Core.Commits;

/// <summary>One change that a commit carries; a squashed commit carries several.</summary>
internal sealed record CommitChange
{
    /// <summary>The type in lower case, such as <c>feat</c>; empty when the message follows no convention.</summary>
    public string Type { get; init; } = "";

    /// <summary>The part of the code that it says it changes; null when it does not say.</summary>
    public string? Scope { get; init; }

    /// <summary>What it does, in one line.</summary>
    public required string Description { get; init; }

    /// <summary>True when it breaks compatibility.</summary>
    public bool IsBreaking { get; init; }

    /// <summary>What breaks, in the author's words; null when a <c>!</c> alone says that something does.</summary>
    public string? BreakingDescription { get; init; }

    /// <summary>How much it bumps a version: breaking → major, <c>feat</c> → minor, everything else → patch (F1).</summary>
    [JsonIgnore]
    public VersionBump Bump => IsBreaking ? VersionBump.Major : Type == "feat" ? VersionBump.Minor : VersionBump.Patch;
}
