namespace Pipeline.Scanning.Osv;

/// <summary>What happens at a <see cref="RangeEvent"/>.</summary>
internal enum RangeEventKind
{
    /// <summary>From this version on the package is affected.</summary>
    Introduced,

    /// <summary>After this version the package is no longer affected.</summary>
    LastAffected,

    /// <summary>From this version on the package is no longer affected.</summary>
    Fixed,

    /// <summary>From this version on the range says nothing.</summary>
    Limit,
}
