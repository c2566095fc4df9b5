using System.Security.Cryptography;
using Pipeline.Scanning.Archives;
using Pipeline.Scanning.Catalogs;
using Pipeline.Scanning.Osv;
using Pipeline.Scanning.Reports;
using Pipeline.Scanning.Sbom;

namespace Pipeline.Scanning.Tests.Archives;

public sealed class UnreadFileTests
{
    private const string Bash = "Package: bash\nStatus: install ok installed\nVersion: 5.2.15-2\n\n";

    [Fact]
    public async Task A_package_database_of_random_bytes_is_named_and_its_image_is_not_assessed()
    {
        var report = await ScanAsync(new TestImage().Layer(("var/lib/dpkg/status", RandomNumberGenerator.GetBytes(100_000), false)));

        Assert.StartsWith("/var/lib/dpkg/status is ", Assert.Single(report.Unread), StringComparison.Ordinal);
        Assert.False(report.IsAssessed);
        Assert.Equal(1, report.Metrics["packages.unread"]);
    }

    [Theory]
    [InlineData("var/lib/dpkg/status", "", "/var/lib/dpkg/status is empty")]
    [InlineData("lib/apk/db/installed", "", "/lib/apk/db/installed is empty")]
    [InlineData("var/lib/dpkg/status", "Package: bash\nVersion: 5", "/var/lib/dpkg/status is cut off: its last line has no end")]
    [InlineData("var/lib/dpkg/status", "-> /opt/status", "/var/lib/dpkg/status is no file, and links are not followed")]
    [InlineData("var/lib/rpm/rpmdb.sqlite", "SQLite", "/var/lib/rpm/rpmdb.sqlite is a database of RPM, whose packages are not read")]
    [InlineData("usr/lib/sysimage/rpm/Packages.db", "x", "/usr/lib/sysimage/rpm/Packages.db is a database of RPM, whose packages are not read")]
    [InlineData("etc/os-release", "ID=fedora\nVERSION_ID=41\n", "/etc/os-release names fedora 41, and no database of its packages is there that is read")]
    [InlineData("app/orders.deps.json", "{", "/app/orders.deps.json is no JSON")]
    [InlineData("var/lib/dpkg/status", "Package: bash\nVersion: 5\nPackage: libc6\nVersion: 2\n\n", "/var/lib/dpkg/status is damaged: a package has the field 'Package' twice")]
    [InlineData("lib/apk/db/installed", "P:musl\nV:1\nP:zlib\nV:1\n\n", "/lib/apk/db/installed is damaged: a package has the field 'P' twice")]
    [InlineData("var/lib/dpkg/status", "Package: bash\nVersion: 5\nDesc\0\0\0\0ed: no\n\n", "/var/lib/dpkg/status is damaged: 'Desc????ed: no' is no line of such a database")]
    [InlineData("lib/apk/db/installed", "P:musl\nV:1\nT:\0\0\0\0\n\n", "/lib/apk/db/installed is damaged: 'T:????' is no line of such a database")]
    [InlineData("var/lib/dpkg/status", "Package: bash\nVersion: 5\n any words: behind\nother words: behind\n\n", "/var/lib/dpkg/status is damaged: 'other words: behind' is no line of such a database")]
    [InlineData("var/lib/dpkg/status/", "", "/var/lib/dpkg/status is no file, and links are not followed")]
    [InlineData("app/x-1.0.dist-info/METADATA", "", "/app/x-1.0.dist-info/METADATA is damaged: it names no package and version")]
    [InlineData("app/x-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: x\n\nVersion: 1\n", "/app/x-1.0.dist-info/METADATA is damaged: it names no package and version")]
    public async Task What_tells_of_no_package_though_it_should_is_named(string path, string content, string unread) =>
        Assert.Equal([unread], (await ScanAsync(new TestImage().Layer((path, content)))).Unread);

    [Fact]
    public async Task A_whole_database_of_a_later_layer_mends_a_damaged_one() =>
        Assert.Empty((await ReadAsync(new TestImage().Layer(("var/lib/dpkg/status", "?")).Layer(("var/lib/dpkg/status", Bash)).ToDockerArchive())).Unread);

    [Fact]
    public async Task A_database_of_a_gigabyte_is_refused_without_being_held_in_memory()
    {
        const long Size = 1L << 30;
        var before = GC.GetTotalAllocatedBytes(precise: true);

        var inventory = await ReadAsync(new ArchiveOfZeros("var/lib/dpkg/status", Size));

        Assert.Equal("/var/lib/dpkg/status has more than 64 MiB, the most that is read", Assert.Single(inventory.Unread).ToString());
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, CatalogText.MaxBytes);
    }

    [Theory]
    [InlineData("ID=alpine\nVERSION_ID=3.23_alpha20250612\n", "lib/apk/db/installed", "P:musl\nV:1.2.5-r12\n\n")]
    [InlineData("ID=wolfi\nVERSION_ID=20230201\n", "lib/apk/db/installed", "P:glibc\nV:2.41-r0\n\n")]
    [InlineData("ID=debian\nVERSION_CODENAME=sid\n", "var/lib/dpkg/status", "Package: libc6\nVersion: 2.36-9+deb12u1\n\n")]
    public async Task Packages_of_a_distribution_without_advisories_are_not_assessed(string release, string path, string database)
    {
        var report = await ScanAsync(new TestImage().Layer(("etc/os-release", release), (path, database)));

        Assert.Equal((1, 1, false), (report.Packages, report.Unassessed, report.IsAssessed));
    }

    private static async Task<VulnerabilityReport> ScanAsync(TestImage image) => await new OsvScanner(new AdvisoryFolder(Path.GetTempPath() + Guid.NewGuid())).ScanAsync(
        new ScanRequest(new ImageSubject("shop/orders:1", "sha256:1"), await ReadAsync(image.ToDockerArchive()), (_, _) => Task.CompletedTask),
        TestContext.Current.CancellationToken);

    private static Task<ImageInventory> ReadAsync(Stream archive) => new ImageArchiveReader().ReadAsync(archive, TestContext.Current.CancellationToken);
}
