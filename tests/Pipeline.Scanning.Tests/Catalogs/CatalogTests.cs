using System.Text;
using Pipeline.Scanning.Sbom;
using Pipeline.Scanning.Catalogs;

namespace Pipeline.Scanning.Tests.Catalogs;

public sealed class CatalogTests
{
    [Fact]
    public async Task Dpkg_packages_know_their_source_and_removed_ones_are_left_out()
    {
        var packages = await ReadAsync(new DpkgCatalog(), "var/lib/dpkg/status", """
            Package: libssl1.1
            Status: install ok installed
            Architecture: amd64
            Source: openssl (1.1.1k-1)
            Version: 1.1.1k-1+b1
            Description: Secure Sockets Layer
             Version: 9 in a continuation line

            Package: libc6
            Status: hold ok installed
            Source: glibc
            Version: 2.31-13

            Package: gone
            Status: deinstall ok config-files
            Version: 1

            """);

        Assert.Equal(
            [("libssl1.1", "1.1.1k-1+b1", "amd64", "openssl", "1.1.1k-1"), ("libc6", "2.31-13", null, "glibc", null)],
            packages.Select(package => (package.Name, package.Version, package.Architecture, package.SourceName, package.SourceVersion)));
    }

    [Theory]
    [InlineData("var/lib/dpkg/status", true)]
    [InlineData("var/lib/dpkg/status.d/libc6", true)]
    [InlineData("var/lib/dpkg/status.d/libc6.md5sums", false)]
    [InlineData("var/lib/dpkg/status-old", false)]
    public void Dpkg_keeps_its_database_in_known_places(string path, bool taken) => Assert.Equal(taken, new DpkgCatalog().Takes(path, isExecutable: false));

    [Fact]
    public async Task Apk_packages_know_their_origin()
    {
        var package = Assert.Single(await ReadAsync(new ApkCatalog(), "lib/apk/db/installed", "C:Q1abc=\nP:libssl3\nV:3.0.7-r2\nA:x86_64\no:openssl\nF:lib\nR:libssl.so.3\n\n"));

        Assert.Equal(("libssl3", "3.0.7-r2", "x86_64", "openssl"), (package.Name, package.Version, package.Architecture, package.SourceName));
    }

    [Fact]
    public async Task Deps_json_names_packages_and_the_runtime_pack_and_no_projects()
    {
        var packages = await ReadAsync(new DotNetCatalog(), "app/orders.deps.json", """
            {"libraries":{"Orders/1.0.0":{"type":"project"},"Newtonsoft.Json/12.0.3":{"type":"package"},"runtimepack.Microsoft.NETCore.App.Runtime.linux-x64/8.0.1":{"type":"runtimepack"}}}
            """);

        Assert.Equal(["Newtonsoft.Json 12.0.3", "Microsoft.NETCore.App.Runtime.linux-x64 8.0.1"], packages.Select(package => $"{package.Name} {package.Version}"));
    }

    [Theory]
    [InlineData("app/node_modules/a/package.json", true)]
    [InlineData("node_modules/@acme/a/package.json", true)]
    [InlineData("app/node_modules/a/node_modules/b/package.json", true)]
    [InlineData("app/node_modules/a/test/package.json", false)]
    [InlineData("app/package.json", false)]
    public void Npm_installs_packages_right_below_node_modules(string path, bool taken) => Assert.Equal(taken, new NpmCatalog().Takes(path, isExecutable: false));

    [Fact]
    public async Task The_first_lock_file_version_is_read_with_its_nested_packages()
    {
        var packages = await ReadAsync(new NpmLockCatalog(), "package-lock.json", """{"lockfileVersion":1,"dependencies":{"a":{"version":"1.0.0","dependencies":{"b":{"version":"2.0.0"}}},"t":{"version":"3.0.0","dev":true}}}""");

        Assert.Equal(["a 1.0.0", "b 2.0.0"], packages.Select(package => $"{package.Name} {package.Version}"));
    }

    [Fact]
    public async Task Python_metadata_ends_at_the_first_blank_line()
    {
        var package = Assert.Single(await ReadAsync(new PythonCatalog(), "usr/lib/python3/dist-packages/requests-2.30.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: requests\nVersion: 2.30.0\n\nVersion: 9\n"));

        Assert.Equal(("requests", "2.30.0"), (package.Name, package.Version));
    }

    [Fact]
    public async Task A_go_binary_tells_its_toolchain_and_modules_with_replacements()
    {
        var binary = GoBinary("go1.21.1", "path\tacme.example/cart\nmod\tacme.example/cart\t(devel)\t\ndep\tgolang.org/x/net\tv0.16.0\th1:a\ndep\tacme.example/old\tv1.0.0\n=>\tacme.example/new\tv1.2.0\th1:b\nbuild\t-compiler=gc\n", padding: (1 << 20) - 64);

        var packages = await new GoCatalog().ReadAsync("app/cart", new MemoryStream(binary), TestContext.Current.CancellationToken);

        Assert.Equal(["stdlib 1.21.1", "golang.org/x/net v0.16.0", "acme.example/new v1.2.0"], packages.Select(package => $"{package.Name} {package.Version}"));
    }

    [Theory]
    [InlineData("go1.21", "1.21")]
    [InlineData("go1.21.3 X:boringcrypto", "1.21.3")]
    [InlineData("go1.22.1-1", "1.22.1")]
    [InlineData("go1.21rc2", "1.21.0-rc.2")]
    [InlineData("go1.22beta1", "1.22.0-beta.1")]
    [InlineData("go1.21rc2 X:loopvar", "1.21.0-rc.2")]
    public async Task The_standard_library_has_the_version_that_advisories_know_it_by(string toolchain, string version) =>
        Assert.Equal(version, Assert.Single(await new GoCatalog().ReadAsync("app/cart", new MemoryStream(GoBinary(toolchain, "", padding: 0)), TestContext.Current.CancellationToken)).Version);

    [Fact]
    public async Task A_program_that_only_mentions_gos_mark_is_no_go_binary()
    {
        var binary = GoBinary("go1.21.1", "", padding: 3);

        Assert.Empty(await new GoCatalog().ReadAsync("usr/bin/strings", new MemoryStream(binary), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("a.deps.json", "[1]")]
    [InlineData("a.deps.json", """{"libraries":{"x":1,"/1":{"type":"package"},"a b/1":{"type":"package"},"a/1\n2":{"type":"package"}}}""")]
    [InlineData("package-lock.json", """{"packages":[]}""")]
    [InlineData("package-lock.json", """{"packages":{"node_modules/a":1,"node_modules/b":{"version":7}}}""")]
    public async Task A_file_that_makes_no_sense_tells_of_no_package(string path, string content)
    {
        ICatalog catalog = path.EndsWith(".deps.json", StringComparison.Ordinal) ? new DotNetCatalog() : new NpmLockCatalog();

        Assert.Empty(await ReadAsync(catalog, path, content));
    }

    [Theory]
    [InlineData("a.deps.json", "{", "is no JSON")]
    [InlineData("a.deps.json", "", "is no JSON")]
    [InlineData("var/lib/dpkg/status", "", "is empty")]
    [InlineData("var/lib/dpkg/status", "\n\n", "is empty")]
    [InlineData("var/lib/dpkg/status", "Package: a\nVersion: 1\n\nPackage: b\nVers", "is cut off")]
    [InlineData("var/lib/dpkg/status", "Package: a\nVersion: 1\n\nPackage: b\nVersion: 1.2.", "is cut off")]
    [InlineData("var/lib/dpkg/status", "Package: a\nVersion: 1\n\nPackage: b\n", "a package has no name or no version")]
    [InlineData("var/lib/dpkg/status", "Package: a\nVersion: 1\n\u0000\u001B[2J\n", "is damaged: '??[2J' is no line")]
    [InlineData("lib/apk/db/installed", "", "is empty")]
    [InlineData("lib/apk/db/installed", "P:a\nV:1\n\nP:b\n", "a package has no name or no version")]
    [InlineData("lib/apk/db/installed", "P:a\nV:1\n\nC:Q1abc=\nP:lib", "is cut off")]
    public async Task A_database_that_is_damaged_tells_so_and_not_that_there_are_no_packages(string path, string content, string problem)
    {
        ICatalog catalog = path.Contains("dpkg", StringComparison.Ordinal) ? new DpkgCatalog() : path.Contains("apk", StringComparison.Ordinal) ? new ApkCatalog() : new DotNetCatalog();

        Assert.Contains(problem, (await Assert.ThrowsAsync<UnreadFileException>(() => ReadAsync(catalog, path, content))).Message, StringComparison.Ordinal);
    }

    private static byte[] GoBinary(string version, string modules, int padding)
    {
        var sentinel = new string('\u0001', 16);
        var lines = Encoding.UTF8.GetBytes(sentinel + modules + sentinel);
        byte[] header = [0xFF, .. " Go buildinf:"u8, 8, 2, .. new byte[16]];
        return [0x7F, .. "ELF"u8, .. new byte[12 + padding], .. header, (byte)version.Length, .. Encoding.UTF8.GetBytes(version), (byte)((lines.Length & 0x7F) | 0x80), (byte)(lines.Length >> 7), .. lines, .. new byte[100]];
    }

    private static Task<IReadOnlyList<Package>> ReadAsync(ICatalog catalog, string path, string content) =>
        catalog.ReadAsync(path, new MemoryStream(Encoding.UTF8.GetBytes(content)), TestContext.Current.CancellationToken);
}
