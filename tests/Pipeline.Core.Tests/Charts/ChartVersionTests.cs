using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Pipeline.Core.Charts;
using Semver;

namespace Pipeline.Core.Tests.Charts;

public partial class ChartVersionTests
{
    [Fact]
    public void The_version_carries_the_whole_commit() => Assert.Equal(
        "1.2.3-aad8a9bc5ba2d8a9bc5ba2d8a9bc5ba2d8a9bc5b",
        ChartVersion.Of(new SemVersion(1, 2, 3), "aad8a9bc5ba2d8a9bc5ba2d8a9bc5ba2d8a9bc5b"));

    [Fact]
    public void A_commit_of_digits_only_is_marked() => Assert.Equal(
        "1.2.3-g0123456789012345678901234567890123456789",
        ChartVersion.Of(new SemVersion(1, 2, 3), "0123456789012345678901234567890123456789"));

    [Fact]
    public void A_changed_work_tree_shows() => Assert.Equal(
        "0.1.0-abcdef0-dirty-g01234567",
        ChartVersion.Of(new SemVersion(0, 1, 0), "abcdef0", "0123456789abcdef"));

    [Theory]
    [InlineData(null)]
    [InlineData("0123456789abcdef0123456789abcdef01234567")]
    public void The_label_that_charts_cut_from_module_and_version_is_valid_for_every_module(string? tree)
    {
        var version = ChartVersion.Of(new SemVersion(0, 1, 0), "aad8a9bc5ba2d8a9bc5ba2d8a9bc5ba2d8a9bc5b", tree);
        Assert.All(Enumerable.Range(1, 53), length =>
        {
            var label = $"{new string('m', length)}-{version}";
            label = label[..Math.Min(63, label.Length)];
            Assert.True(char.IsAsciiLetterOrDigit((label.EndsWith('-') ? label[..^1] : label)[^1]), label);
        });
    }

    [Fact]
    public void The_file_is_named_for_module_and_version() => Assert.Equal("orders-1.2.3-abcdef0.tgz", ChartVersion.FileName("orders", "1.2.3-abcdef0"));

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("main-branch")]
    [InlineData("../../etc/passwd")]
    public void What_is_no_commit_is_refused(string commit) => Assert.Throws<ArgumentException>(() => ChartVersion.Of(new SemVersion(1, 2, 3), commit));

    [Fact]
    public void Every_commit_gives_a_valid_semantic_version() => Prop.ForAll(
        Hexadecimal(40).Two().ToArbitrary(),
        pair => SemVer().IsMatch(ChartVersion.Of(new SemVersion(1, 0, 0), pair.Item1)) && SemVer().IsMatch(ChartVersion.Of(new SemVersion(1, 0, 0), pair.Item1, pair.Item2)))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Different_commits_give_different_versions() => Prop.ForAll(
        Hexadecimal(7).Two().ToArbitrary(),
        pair => (pair.Item1 == pair.Item2) == (ChartVersion.Of(new SemVersion(1, 0, 0), pair.Item1) == ChartVersion.Of(new SemVersion(1, 0, 0), pair.Item2)))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void What_was_made_is_read_back() => Prop.ForAll(
        Hexadecimal(40).Two().ToArbitrary(),
        pair =>
        {
            var version = SemVersion.ParsedFrom(1, 2, 3, "rc.1");
            return ChartVersion.TryRead(ChartVersion.Of(version, pair.Item1), out var clean) && clean == ("1.2.3", pair.Item1, false)
                && ChartVersion.TryRead(ChartVersion.Of(version, pair.Item1, pair.Item2), out var dirty) && dirty == ("1.2.3", pair.Item1, true);
        })
        .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("1.2.3")]
    [InlineData("1.2.3-rc.1")]
    [InlineData("1.2.3-abc")]
    [InlineData("1.2.3-abcdef0.clean.abcdef0")]
    [InlineData("1.2-abcdef0")]
    [InlineData("")]
    public void Another_version_is_not_read(string version) => Assert.False(ChartVersion.TryRead(version, out _));

    // Half of the hashes are of digits only, the case that a plain generator would never meet.
    private static Gen<string> Hexadecimal(int length) =>
        Gen.OneOf(Gen.Elements("0123456789abcdef".ToCharArray()).ArrayOf(length), Gen.Elements("0123456789".ToCharArray()).ArrayOf(length)).Select(digits => new string(digits));

    // The expression that semver.org suggests, cut to what the rule uses.
    [GeneratedRegex(@"^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)-((?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*))*)$")]
    private static partial Regex SemVer();
}
