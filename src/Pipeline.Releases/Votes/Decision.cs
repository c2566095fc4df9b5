namespace Pipeline.Releases.Votes;

/// <summary>What was decided about a release.</summary>
internal enum Decision
{
    /// <summary>It goes out.</summary>
    Go,

    /// <summary>It never does.</summary>
    NoGo,

    /// <summary>Something is missing still.</summary>
    Hold,
}
