namespace Pipeline.Releases.Gates;

/// <summary>The criteria that guard a promotion.</summary>
public sealed record Gate
{
    /// <summary>A gate that asks for nothing.</summary>
    public static Gate Open { get; } = new();

    /// <summary>The criteria.</summary>
    public IReadOnlyList<Criterion> Criteria { get; init; } = [];

    /// <summary>The least share of the weights whose criteria must hold, in percent; those without a weight must hold anyway. Default: 100.</summary>
    public double Score { get; init; } = 100;
}
