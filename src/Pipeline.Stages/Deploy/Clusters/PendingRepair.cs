namespace Pipeline.Stages.Deploy.Clusters;

/// <summary>What is done about a release that a killed Helm left in the middle of something.</summary>
internal enum PendingRepair
{
    /// <summary>Nothing: nobody left it.</summary>
    None,

    /// <summary>Nothing yet: a Helm may be at work.</summary>
    Wait,

    /// <summary>It never was: what is there of it is removed.</summary>
    Remove,

    /// <summary>It goes back to what ran, so that what only the broken revision has goes too.</summary>
    GoBack,

    /// <summary>The broken revision is noted as failed; the next one replaces what it did.</summary>
    MarkFailed,
}
