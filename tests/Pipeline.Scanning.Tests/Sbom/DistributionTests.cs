using Pipeline.Scanning.Sbom;

namespace Pipeline.Scanning.Tests.Sbom;

public sealed class DistributionTests
{
    [Theory]
    [InlineData("PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nVERSION_ID=\"12\"\nID=debian\n", "debian", "12")]
    [InlineData("ID=debian\nVERSION_CODENAME=sid\n", "debian", "")]
    [InlineData("ID='alpine'\r\nVERSION_ID=3.19.1\r\n", "alpine", "3.19.1")]
    public void Os_release_names_the_distribution(string text, string id, string version) => Assert.Equal(new Distribution(id, version), Distribution.FromOsRelease(text));

    [Theory]
    [InlineData("")]
    [InlineData("ID=\nVERSION_ID=12\n")]
    public void Half_an_os_release_names_none(string text) => Assert.Null(Distribution.FromOsRelease(text));

    [Fact]
    public void Without_os_release_the_stable_updates_among_the_packages_tell_debians_release()
    {
        Assert.Equal(new Distribution("debian", "12"), Distribution.FromDebianVersions(["2.36-9+deb12u4", "1.1.1n-0+deb11u3", "3.0.11-1~deb12u2", "12.2.0-14"]));
        Assert.Null(Distribution.FromDebianVersions(["12.2.0-14", "1.0+debian1"]));
    }
}
