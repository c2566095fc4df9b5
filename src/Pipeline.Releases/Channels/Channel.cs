namespace Pipeline.Releases.Channels;

/// <summary>What an audience subscribes to (O5): it points to the newest bundle that its rule takes. Plain data.</summary>
internal sealed record Channel
{
    /// <summary>The name, which becomes a tag: <c>released</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The branch that bundles are sealed from; null: any.</summary>
    public string? Branch { get; init; }

    /// <summary>The environment that bundles pass, verified; null: to be sealed is enough.</summary>
    public string? Environment { get; init; }

    /// <summary>How long a bundle runs there. Default: no time.</summary>
    public TimeSpan Soak { get; init; }
}
