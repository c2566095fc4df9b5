namespace Pipeline.Releases.Votes;

/// <summary>What a vote says (D9).</summary>
internal enum Ballot
{
    /// <summary>Release it.</summary>
    Go,

    /// <summary>Do not.</summary>
    NoGo,
}
