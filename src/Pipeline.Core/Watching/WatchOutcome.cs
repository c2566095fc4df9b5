namespace Pipeline.Core.Watching;

/// <summary>How a watch ended.</summary>
internal enum WatchOutcome
{
    /// <summary>Everything held to the end.</summary>
    Passed,

    /// <summary>A threshold did not hold.</summary>
    Breached,

    /// <summary>Nothing was seen by which it could be judged.</summary>
    Inconclusive,

    /// <summary>Something else was deployed meanwhile.</summary>
    Superseded,
}
