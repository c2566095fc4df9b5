using Pipeline.Core.Stages;

namespace Pipeline.Components.Graph;

/// <summary>A target of the engine's plan, as far as segments depend on it.</summary>
internal sealed record PlannedTarget(string Name)
{
    /// <summary>The stage that it runs; null for any other target.</summary>
    public Stage? Stage { get; init; }

    /// <summary>True when it does not run.</summary>
    public bool IsLeftOut { get; init; }

    /// <summary>True when it has ended, or is left out.</summary>
    public bool IsOver { get; init; }

    /// <summary>True when it has nothing to do itself.</summary>
    public bool IsEmpty { get; init; }

    /// <summary>True when whether it runs is decided as its turn comes.</summary>
    public bool IsConditional { get; init; }

    /// <summary>True when the build has a version of it of its own, which may do more than run the stage.</summary>
    public bool IsOverridden { get; init; }

    /// <summary>The names of all targets that come before it.</summary>
    public IReadOnlyCollection<string> Before { get; init; } = [];
}
