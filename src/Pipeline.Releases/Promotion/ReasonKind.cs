namespace Pipeline.Releases.Promotion;

/// <summary>What keeps a bundle from an environment.</summary>
internal enum ReasonKind
{
    /// <summary>There is no such environment in the rules in force.</summary>
    Unknown,

    /// <summary>The bundle never goes anywhere again.</summary>
    Banned,

    /// <summary>Nothing is deployed anywhere.</summary>
    Stopped,

    /// <summary>Nothing is deployed to the environment.</summary>
    Held,

    /// <summary>Another deployment is under way there.</summary>
    UnderWay,

    /// <summary>It is a rehearsal, and the environment is real.</summary>
    Rehearsal,

    /// <summary>It is not of the environment's branch.</summary>
    Branch,

    /// <summary>It has not passed an earlier environment.</summary>
    Order,

    /// <summary>It has not run long enough in the earlier environment.</summary>
    Soak,

    /// <summary>No window is open.</summary>
    Window,

    /// <summary>The window has had its deployments.</summary>
    Quota,

    /// <summary>The environment runs a newer bundle.</summary>
    Older,

    /// <summary>A criterion is not met.</summary>
    Criterion,

    /// <summary>What a criterion looks at was not found out, or counts no more.</summary>
    Evidence,

    /// <summary>A role has not approved.</summary>
    Vote,

    /// <summary>A role with a veto said NO-GO.</summary>
    Veto,

    /// <summary>It was decided NO-GO, or nobody has decided.</summary>
    Decision,
}
