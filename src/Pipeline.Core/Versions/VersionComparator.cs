namespace Pipeline.Core.Versions;

/// <summary>One condition of a <see cref="VersionRange"/>, such as <c>&gt;=1.2</c>.</summary>
internal sealed record VersionComparator(VersionOperator Operator, VersionPattern Pattern)
{
    private SemVersion Lower => Pattern.Lower;

    private SemVersion? CaretUpper => Pattern.Precision switch
    {
        0 => null,
        _ when !Lower.Major.IsZero => Lower.Next(VersionBump.Major),
        3 when !Lower.Minor.IsZero => Lower.Next(VersionBump.Minor),
        _ => Pattern.Upper,
    };

    private SemVersion? TildeUpper => Pattern.IsExact ? Lower.Next(VersionBump.Minor) : Pattern.Upper;

    /// <summary>True when <paramref name="version"/> meets the condition; a pre-release never does unless the condition names one.</summary>
    public bool Contains(SemVersion version) => (!version.IsPrerelease || Lower.IsPrerelease) && Operator switch
    {
        VersionOperator.Equal => Matches(version),
        VersionOperator.NotEqual => !Matches(version),
        VersionOperator.Greater => Pattern.IsExact ? version > Lower : !IsBelow(version, Pattern.Upper),
        VersionOperator.GreaterOrEqual => version >= Lower,
        VersionOperator.Less => version < Lower,
        VersionOperator.LessOrEqual => Pattern.IsExact ? version <= Lower : IsBelow(version, Pattern.Upper),
        VersionOperator.Tilde => version >= Lower && IsBelow(version, TildeUpper),
        _ => version >= Lower && IsBelow(version, CaretUpper),
    };

    private bool Matches(SemVersion version) =>
        Pattern.IsExact ? version.CompareTo(Lower) == 0 : version >= Lower && IsBelow(version, Pattern.Upper);

    // 2.0.0-rc.1 precedes 2.0.0, but belongs to what ^1.0.0 shuts out.
    private static bool IsBelow(SemVersion version, SemVersion? upper) => upper is not { } limit || version.Release < limit;
}
