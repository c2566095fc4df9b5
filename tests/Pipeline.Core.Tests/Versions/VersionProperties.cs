using FsCheck;
using FsCheck.Fluent;
using Pipeline.Core.Versions;
using Semver;

namespace Pipeline.Core.Tests.Versions;

public sealed class VersionProperties
{
    private static readonly Gen<string> Number = Gen.Elements("0", "1", "2", "9", "10", "11", "99", "18446744073709551616");
    private static readonly Gen<string> Identifier = Gen.Elements("0", "1", "2", "10", "alpha", "beta", "rc", "rc1", "A", "-", "0a", "99999999999999999999");

    private static readonly Arbitrary<SemVersion> Versions = (
        from major in Number
        from minor in Number
        from patch in Number
        from prerelease in Identifier.ListOf()
        from metadata in Identifier.ListOf()
        select SemVersion.Parse($"{major}.{minor}.{patch}{Joined('-', prerelease)}{Joined('+', metadata)}", SemVersionStyles.Strict)).ToArbitrary();

    [Fact]
    public void Writing_and_reading_give_the_same_version() => Prop
        .ForAll(Versions, version => SemVersion.Parse(version.ToString(), SemVersionStyles.Strict) == version)
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Precedence_is_antisymmetric() => Prop
        .ForAll(Versions, Versions, (a, b) => Math.Sign(a.ComparePrecedenceTo(b)) == -Math.Sign(b.ComparePrecedenceTo(a)))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Precedence_is_transitive() => Prop
        .ForAll(Versions, Versions, Versions, (a, b, c) => a.ComparePrecedenceTo(b) > 0 || b.ComparePrecedenceTo(c) > 0 || a.ComparePrecedenceTo(c) <= 0)
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Equal_versions_have_equal_precedence_and_hash_codes() => Prop
        .ForAll(Versions, Versions, (a, b) => a != b || (a.ComparePrecedenceTo(b) == 0 && a.GetHashCode() == b.GetHashCode()))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void A_bump_of_a_release_is_greater_and_a_larger_bump_greater_still() => Prop
        .ForAll(Versions, version =>
        {
            SemVersion[] ascending = [version.WithoutPrereleaseOrMetadata(), .. new[] { VersionBump.Patch, VersionBump.Minor, VersionBump.Major }.Select(version.Next)];
            return ascending.Zip(ascending.Skip(1)).All(pair => pair.First.ComparePrecedenceTo(pair.Second) < 0);
        })
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_is_read_or_refused_without_an_exception() => Prop
        .ForAll(ArbMap.Default.ArbFor<string>(), text => !SemVersion.TryParse(text, SemVersionStyles.Strict, out var version) || version.ToString() == text)
        .QuickCheckThrowOnFailure();

    private static string Joined(char prefix, IEnumerable<string> identifiers)
    {
        var joined = string.Join('.', identifiers.Take(4));
        return joined.Length == 0 ? "" : prefix + joined;
    }
}
