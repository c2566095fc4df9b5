namespace Pipeline.Core.Verification;

/// <summary>How one check ended. What fails runs once more: passing then is flaky, and no plain success.</summary>
/// <param name="Name">The check.</param>
/// <param name="First">What was wrong at first; null: nothing.</param>
/// <param name="Again">What was wrong when it ran once more; null: nothing, or it did not run again.</param>
internal sealed record CheckOutcome(string Name, string? First, string? Again)
{
    /// <summary>Whether it failed twice.</summary>
    public bool Failed => Again is not null;

    /// <summary>Whether it passed only when it ran once more.</summary>
    public bool IsFlaky => First is not null && Again is null;
}
