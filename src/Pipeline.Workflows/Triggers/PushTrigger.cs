namespace Pipeline.Workflows.Triggers;

/// <summary>A push to a branch or of a tag. With no filter: every push.</summary>
public sealed class PushTrigger
{
    /// <summary>Branch names or patterns; empty: every branch, or none when only <see cref="Tags"/> are given.</summary>
    public IReadOnlyList<string> Branches { get; init; } = [];

    /// <summary>Tag names or patterns; empty: every tag, or none when only <see cref="Branches"/> are given.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Only when one of these paths changed; empty: whatever changed.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>Not when only these paths changed; not together with <see cref="Paths"/>.</summary>
    public IReadOnlyList<string> PathsIgnored { get; init; } = [];
}
