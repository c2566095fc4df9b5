using FsCheck;
using FsCheck.Fluent;
using Pipeline.Core.Versions;

namespace Pipeline.Core.Tests.Versions;

public sealed class VersionRangeProperties
{
    private static readonly Gen<string> Number = Gen.Elements("0", "1", "2", "3", "18446744073709551616");

    private static readonly Gen<SemVersion> Version =
        from major in Number
        from minor in Number
        from patch in Number
        from prerelease in Gen.Elements("", "", "-0", "-rc.1")
        select SemVersion.Parse($"{major}.{minor}.{patch}{prerelease}");

    private static readonly Gen<string> Condition =
        from comparison in Gen.Elements("", "=", "!=", ">", "<", ">=", "<=", "~", "^", ">= ")
        from version in Version
        from pattern in Gen.Elements(version.ToString(), $"{version.Major}", $"{version.Major}.{version.Minor}", $"{version.Major}.x", "*")
        select comparison + pattern;

    private static readonly Arbitrary<SemVersion> Versions = Version.ToArbitrary();
    private static readonly Arbitrary<string> Conditions = Condition.ToArbitrary();

    [Fact]
    public void Conditions_joined_are_all_met() => Prop
        .ForAll(Conditions, Conditions, Versions, (a, b, version) =>
            Contains($"{a}, {b}", version) == (Contains(a, version) && Contains(b, version)) && Contains($"{a} {b}", version) == Contains($"{a},{b}", version))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Of_alternatives_one_is_met() => Prop
        .ForAll(Conditions, Conditions, Versions, (a, b, version) => Contains($"{a} || {b}", version) == (Contains(a, version) || Contains(b, version)))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void A_release_is_either_equal_or_not() => Prop
        .ForAll(Versions, Versions, (a, b) => Contains($"={a}", b.Release) != Contains($"!={a}", b.Release))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void A_hyphen_stands_for_two_conditions() => Prop
        .ForAll(Versions, Versions, Versions, (a, b, version) => Contains($"{a} - {b}", version) == Contains($">={a} <={b}", version))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Tilde_and_caret_begin_with_the_version_and_end_before_the_next_major() => Prop
        .ForAll(Versions, version => Contains($"~{version}", version) && Contains($"^{version}", version)
            && !Contains($"~{version}", version.Next(VersionBump.Major)) && !Contains($"^{version}", version.Next(VersionBump.Major)))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void A_condition_without_a_pre_release_holds_none() => Prop
        .ForAll(Conditions, Versions, (condition, version) => condition.Contains('-') || !version.IsPrerelease || !Contains(condition, version))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_is_read_or_refused_without_an_exception() => Prop
        .ForAll(ArbMap.Default.ArbFor<string>(), text => !VersionRange.TryParse(text, out var range) || range.ToString() == text)
        .QuickCheckThrowOnFailure();

    private static bool Contains(string range, SemVersion version) => VersionRange.Parse(range).Contains(version);
}
