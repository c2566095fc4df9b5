using System.Text.Json;
using Pipeline.Core.Versions;
using Semver;

namespace Pipeline.Core.Tests.Versions;

public sealed class VersionTests
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new VersionJsonConverter() } };

    // The list of valid and invalid versions that semver.org links to in its FAQ.
    [Theory]
    [InlineData("0.0.4")]
    [InlineData("1.2.3")]
    [InlineData("10.20.30")]
    [InlineData("1.1.2-prerelease+meta")]
    [InlineData("1.1.2+meta")]
    [InlineData("1.1.2+meta-valid")]
    [InlineData("1.0.0-alpha")]
    [InlineData("1.0.0-alpha.beta.1")]
    [InlineData("1.0.0-alpha.0valid")]
    [InlineData("1.0.0-alpha-a.b-c-somethinglong+build.1-aef.1-its-okay")]
    [InlineData("1.0.0-rc.1+build.123")]
    [InlineData("1.2.3----RC-SNAPSHOT.12.9.1--.12+788")]
    [InlineData("1.2.3----R-S.12.9.1--.12+meta")]
    [InlineData("1.0.0+0.build.1-rc.10000aaa-kk-0.1")]
    [InlineData("99999999999999999999999.999999999999999999.99999999999999999")]
    [InlineData("1.0.0-0A.is.legal")]
    [InlineData("2.0.0+build.1848")]
    public void A_valid_version_is_read_and_written_unchanged(string text) => Assert.Equal(text, Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("1.2")]
    [InlineData("1.2.3-0123")]
    [InlineData("1.2.3-0123.0123")]
    [InlineData("1.1.2+.123")]
    [InlineData("+invalid")]
    [InlineData("-invalid")]
    [InlineData("alpha_beta")]
    [InlineData("1.0.0-alpha_beta")]
    [InlineData("1.0.0-alpha..")]
    [InlineData("1.0.0-alpha..1")]
    [InlineData("01.1.1")]
    [InlineData("1.01.1")]
    [InlineData("1.1.01")]
    [InlineData("1.2.3.DEV")]
    [InlineData("1.2-SNAPSHOT")]
    [InlineData("1.2.31.2.3----RC-SNAPSHOT.12.09.1--..12+788")]
    [InlineData("-1.0.3-gamma+b7718")]
    [InlineData("+justmeta")]
    [InlineData("9.8.7+meta+meta")]
    [InlineData("9.8.7-whatever+meta+meta")]
    [InlineData("v1.2.3")]
    [InlineData(" 1.2.3")]
    [InlineData("1.2.3 ")]
    [InlineData("1.2.3-")]
    [InlineData("1.2.3+")]
    [InlineData("1.2.٣")]
    public void What_breaks_the_grammar_is_refused(string text) => Assert.False(SemVersion.TryParse(text, SemVersionStyles.Strict, out _));

    // Section 11 of the specification.
    [Theory]
    [InlineData("1.0.0", "2.0.0", "2.1.0", "2.1.1")]
    [InlineData("1.0.0-alpha", "1.0.0")]
    [InlineData("1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1", "1.0.0")]
    [InlineData("1.0.0-99999999999999999999998", "1.0.0-99999999999999999999999", "1.0.0-100000000000000000000000")]
    [InlineData("1.0.0-1", "1.0.0--", "1.0.0-1a", "1.0.0-A", "1.0.0-a")]
    [InlineData("99999999999999999999998.0.0", "99999999999999999999999.0.0")]
    public void Precedence_is_the_one_of_the_specification(params string[] ascending)
    {
        var versions = ascending.Select(Parse).ToList();

        Assert.Equal(versions, versions.AsEnumerable().Reverse().Order(SemVersion.PrecedenceComparer));
        foreach (var (lower, higher) in versions.Zip(versions.Skip(1)))
            Assert.True(lower.ComparePrecedenceTo(higher) < 0);
    }

    [Fact]
    public void Build_metadata_distinguishes_versions_but_does_not_order_them()
    {
        var (a, b) = (Parse("1.0.0+a"), Parse("1.0.0+b"));

        Assert.Equal(0, a.ComparePrecedenceTo(b));
        Assert.NotEqual(a, b);
    }

    [Theory]
    [InlineData(VersionBump.None, "1.2.3-rc.1+b")]
    [InlineData(VersionBump.Patch, "1.2.4")]
    [InlineData(VersionBump.Minor, "1.3.0")]
    [InlineData(VersionBump.Major, "2.0.0")]
    public void A_bump_resets_the_numbers_below_it(VersionBump bump, string expected) =>
        Assert.Equal(expected, Parse("1.2.3-rc.1+b").Next(bump).ToString());

    [Fact]
    public void Json_carries_the_text()
    {
        Assert.Equal("\"1.2.3-rc.1\"", JsonSerializer.Serialize(Parse("1.2.3-rc.1"), Json));
        Assert.Equal(Parse("1.2.3"), JsonSerializer.Deserialize<SemVersion>("\"1.2.3\"", Json));
    }

    [Theory]
    [InlineData("\"1.2\"")]
    [InlineData("1")]
    [InlineData("{}")]
    public void Json_that_is_no_version_is_refused(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<SemVersion>(json, Json));

    private static SemVersion Parse(string text) => SemVersion.Parse(text, SemVersionStyles.Strict);
}
