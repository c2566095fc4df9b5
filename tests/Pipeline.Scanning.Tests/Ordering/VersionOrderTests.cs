using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Pipeline.Scanning.Sbom;
using Pipeline.Scanning.Ordering;
using Pipeline.Testing;

namespace Pipeline.Scanning.Tests.Ordering;

public sealed class VersionOrderTests
{
    [Theory]
    [InlineData(nameof(PackageKind.Deb), "1.0~rc1-1 < 1.0-1 < 1.0-1+deb12u1 < 1.0-1+deb12u2 < 1.0-2 < 1.0a-1 < 1.0+dfsg-1 < 1.1-1 < 1.10-1 < 1:0.1")]
    [InlineData(nameof(PackageKind.Deb), "1-2 < 1-1-5 < 1-1-6 < 1-2-1")]
    [InlineData(nameof(PackageKind.Deb), "2.36-9 < 2.36-9+deb12u2 < 2.36-9+deb12u3 < 2.36-9+deb12u10 < 2.37-12")]
    [InlineData(nameof(PackageKind.Apk), "1.2.3_alpha < 1.2.3_alpha2 < 1.2.3_beta < 1.2.3_pre1 < 1.2.3_rc1 < 1.2.3 < 1.2.3-r1 < 1.2.3-r10 < 1.2.3_git20230101 < 1.2.3_p1 < 1.2.3a < 1.2.10 < 1.10")]
    [InlineData(nameof(PackageKind.Apk), "1.05 < 1.1 < 1.5")]
    [InlineData(nameof(PackageKind.Apk), "1.0_alpha_pre2 < 1.0_alpha < 1.0~1234-r1 < 1.0~2345-r0 < 1.0.1")]
    [InlineData(nameof(PackageKind.Apk), "1.0 < 1.0bc < 4_beta < 23_foo")]
    [InlineData(nameof(PackageKind.Npm), "1.0.0-alpha < 1.0.0-alpha.1 < 1.0.0-alpha.beta < 1.0.0-beta < 1.0.0-beta.2 < 1.0.0-beta.11 < 1.0.0-rc.1 < 1.0.0")]
    [InlineData(nameof(PackageKind.NuGet), "12.0.3 < 13.0.1-BETA1 < 13.0.1-beta2 < 13.0.1 < 13.0.1.1 < 13.0.2")]
    [InlineData(nameof(PackageKind.Go), "v0.0.0-20190101000000-abcdefabcdef < v0.16.0 < 0.17.0 < v1.0.0 < v2.0.0+incompatible")]
    [InlineData(nameof(PackageKind.Go), "1.20.10 < 1.21.0-0 < 1.21.0 < 1.21.3")]
    [InlineData(nameof(PackageKind.PyPi), "1.0.dev1 < 1.0a1.dev1 < 1.0a1 < 1.0a2 < 1.0b1 < 1.0rc1 < 1.0 < 1.0+abc < 1.0+5 < 1.0.post1.dev1 < 1.0.post1 < 1.1 < 1!0.1")]
    public void Versions_stand_in_the_order_of_their_ecosystem(string kind, string ascending)
    {
        var versions = ascending.Split(" < ");
        var order = VersionOrder.Of(Enum.Parse<PackageKind>(kind));

        Assert.All(
            from low in Enumerable.Range(0, versions.Length) from high in Enumerable.Range(low + 1, versions.Length - low - 1) select (Low: versions[low], High: versions[high]),
            pair =>
            {
                Assert.True(order.Compare(pair.Low, pair.High) < 0, $"{pair.Low} < {pair.High}");
                Assert.True(order.Compare(pair.High, pair.Low) > 0, $"{pair.High} > {pair.Low}");
            });
    }

    [Theory]
    [InlineData(nameof(PackageKind.Deb), "0:1.0-0", "1.0")]
    [InlineData(nameof(PackageKind.Apk), "1.2.3-r0", "1.2.3")]
    [InlineData(nameof(PackageKind.Npm), "v1.2.0", "1.2")]
    [InlineData(nameof(PackageKind.NuGet), "1.0.0+build", "1.0.0.0")]
    [InlineData(nameof(PackageKind.PyPi), "1.0-ALPHA.1", "1.0a1")]
    [InlineData(nameof(PackageKind.PyPi), "1.0.0", "1")]
    public void Versions_that_mean_the_same_are_equal(string kind, string left, string right) => Assert.Equal(0, VersionOrder.Of(Enum.Parse<PackageKind>(kind)).Compare(left, right));

    [Theory]
    [InlineData(nameof(PackageKind.Deb))]
    [InlineData(nameof(PackageKind.Apk))]
    [InlineData(nameof(PackageKind.Npm))]
    [InlineData(nameof(PackageKind.NuGet))]
    [InlineData(nameof(PackageKind.PyPi))]
    public void Comparing_the_other_way_round_gives_the_opposite_for_any_text(string kind)
    {
        var order = VersionOrder.Of(Enum.Parse<PackageKind>(kind));

        Prop.ForAll<string, string>((left, right) => Math.Sign(order.Compare(left ?? "", right ?? "")) == -Math.Sign(order.Compare(right ?? "", left ?? "")))
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Debian_versions_compare_as_dpkg_compares_them()
    {
        Requires.Program("dpkg");
        var order = VersionOrder.Of(PackageKind.Deb);
        var part = Gen.Elements("0", "1", "01", "9", "10", "a", "z", "~", "+", ".", "~rc", "deb12u", "git2023");
        var version = part.ListOf().Select(parts => "1" + string.Concat(parts.Take(6)));
        var pairs = Gen.Zip(version, version).Sample(150);

        Assert.All(pairs, pair => Assert.Equal(Dpkg(pair.Item1, pair.Item2), Math.Sign(order.Compare(pair.Item1, pair.Item2))));
    }

    private static int Dpkg(string left, string right) => Holds(left, "lt", right) ? -1 : Holds(left, "eq", right) ? 0 : 1;

    private static bool Holds(string left, string relation, string right)
    {
        using var process = Process.Start(new ProcessStartInfo("dpkg", ["--compare-versions", left, relation, right]) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
