using Pipeline.Scanning.Sbom;

namespace Pipeline.Scanning.Tests.Sbom;

public sealed class PackageUrlTests
{
    [Theory]
    [InlineData(nameof(PackageKind.Deb), "libstdc++6", "1:12.2.0-14+deb12u1", "amd64", "pkg:deb/debian/libstdc%2B%2B6@1:12.2.0-14%2Bdeb12u1?arch=amd64&distro=debian-12")]
    [InlineData(nameof(PackageKind.NuGet), "Newtonsoft.Json", "13.0.3", null, "pkg:nuget/Newtonsoft.Json@13.0.3")]
    [InlineData(nameof(PackageKind.Npm), "@acme/cart", "1.0.0", null, "pkg:npm/%40acme/cart@1.0.0")]
    [InlineData(nameof(PackageKind.PyPi), "Zope.Interface_X", "6.0", null, "pkg:pypi/zope-interface-x@6.0")]
    [InlineData(nameof(PackageKind.Go), "github.com/acme/cart/v2", "v2.0.0+incompatible", null, "pkg:golang/github.com/acme/cart/v2@v2.0.0%2Bincompatible")]
    public void A_package_url_follows_the_rules_of_its_type(string kind, string name, string version, string? architecture, string url) =>
        Assert.Equal(url, PackageUrl.Of(new Package { Kind = Enum.Parse<PackageKind>(kind), Name = name, Version = version, Architecture = architecture }, new Distribution("debian", "12")));
}
