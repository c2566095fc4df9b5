namespace Pipeline.Releases.Papers;

/// <summary>A pull request that a release brings (D12).</summary>
internal sealed record MergedRequest
{
    /// <summary>Its number.</summary>
    public required int Number { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>The login of whoever opened it.</summary>
    public required string Author { get; init; }

    /// <summary>What it says of itself; null or blank: nothing.</summary>
    public string? Description { get; init; }

    /// <summary>The issues that it names, such as <c>#12</c>.</summary>
    public IReadOnlyList<string> Issues { get; init; } = [];

    /// <summary>The modules that it changes, by name.</summary>
    public IReadOnlyList<string> Modules { get; init; } = [];

    /// <summary>Whether GitHub told of it; else its commits alone do.</summary>
    public bool IsTold { get; init; }
}
