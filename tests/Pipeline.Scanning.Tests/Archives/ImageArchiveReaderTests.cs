using System.Text;
using Pipeline.Scanning.Sbom;
using Pipeline.Scanning.Archives;

namespace Pipeline.Scanning.Tests.Archives;

public sealed class ImageArchiveReaderTests
{
    private const string Debian = "ID=debian\nVERSION_ID=12\n";

    [Fact]
    public async Task Docker_archives_and_oci_layouts_give_the_same_inventory()
    {
        var image = new TestImage()
            .Layer(("usr/lib/os-release", Debian), ("etc/os-release", "-> ../usr/lib/os-release"), ("var/lib/dpkg/status", Dpkg("bash", "5.2.15-2")))
            .Layer(("app/node_modules/lodash/package.json", Npm("lodash", "4.17.21")));

        var docker = await ReadAsync(image.ToDockerArchive());
        var oci = await ReadAsync(image.ToOciArchive());
        var zstd = await ReadAsync(image.ToOciArchive(isZstd: true));

        Assert.Equal(["bash 5.2.15-2", "lodash 4.17.21"], Names(docker));
        Assert.Equal(new Distribution("debian", "12"), docker.Distribution);
        Assert.Equivalent(docker, oci, strict: true);
        Assert.Equivalent(docker, zstd, strict: true);
    }

    [Fact]
    public async Task A_database_that_a_later_layer_writes_anew_replaces_the_earlier_one() =>
        Assert.Equal(["bash 2"], Names(await ReadAsync(new TestImage().Layer(("var/lib/dpkg/status", Dpkg("bash", "1") + "\n" + Dpkg("curl", "1"))).Layer(("var/lib/dpkg/status", Dpkg("bash", "2"))).ToDockerArchive())));

    [Theory]
    [InlineData("app/node_modules/.wh.a", "")]
    [InlineData("app/.wh.node_modules", "")]
    [InlineData(".wh.app", "")]
    [InlineData("app/.wh..wh..opq", "")]
    [InlineData(".wh..wh..opq", "")]
    [InlineData("app/node_modules", "-> /elsewhere")]
    [InlineData("app/node_modules/a/package.json", "{}")]
    public async Task What_a_later_layer_deletes_or_replaces_is_gone(string path, string content) =>
        Assert.Empty((await ReadAsync(new TestImage().Layer(("app/node_modules/a/package.json", Npm("a", "1.0.0"))).Layer((path, content)).ToDockerArchive())).Packages);

    [Fact]
    public async Task A_whiteout_does_not_hide_what_its_own_layer_adds() =>
        Assert.Equal(["b 1.0.0"], Names(await ReadAsync(new TestImage()
            .Layer(("app/node_modules/a/package.json", Npm("a", "1.0.0")))
            .Layer(("app/node_modules/b/package.json", Npm("b", "1.0.0")), ("app/node_modules/.wh..wh..opq", ""))
            .ToDockerArchive())));

    [Fact]
    public async Task A_hard_link_tells_what_its_file_tells()
    {
        var package = Assert.Single((await ReadAsync(new TestImage()
            .Layer(("store/node_modules/a/package.json", Npm("a", "1.0.0")), ("app/node_modules/a/package.json", "=> store/node_modules/a/package.json"))
            .ToDockerArchive())).Packages);

        Assert.Equal(["app/node_modules/a/package.json", "store/node_modules/a/package.json"], package.Locations);
    }

    [Fact]
    public async Task A_lock_file_counts_only_where_nothing_is_installed_beside_it()
    {
        const string Lock = """{"lockfileVersion":3,"packages":{"":{"name":"app"},"node_modules/a":{"version":"1.0.0"},"node_modules/t":{"version":"9.0.0","dev":true}}}""";

        Assert.Equal(["a 1.0.0"], Names(await ReadAsync(new TestImage().Layer(("app/package-lock.json", Lock)).ToDockerArchive())));
        Assert.Equal(["a 1.0.1"], Names(await ReadAsync(new TestImage().Layer(("app/package-lock.json", Lock), ("app/node_modules/a/package.json", Npm("a", "1.0.1"))).ToDockerArchive())));
    }

    [Fact]
    public async Task A_layer_that_occurs_twice_may_be_a_link_to_the_first()
    {
        using var layer = TestImage.Write(("var/lib/dpkg/status.d/bash", Encoding.UTF8.GetBytes(Dpkg("bash", "1"))));
        using var archive = TestImage.Write(
            ("a/layer.tar", layer.ToArray()),
            ("b/layer.tar", "-> ../a/layer.tar"u8.ToArray()),
            ("manifest.json", """[{"Layers":["a/layer.tar","b/layer.tar"]}]"""u8.ToArray()));

        Assert.Equal(["bash 1"], Names(await ReadAsync(archive)));
    }

    [Fact]
    public async Task A_layer_without_files_is_a_layer() =>
        Assert.Empty((await ReadAsync(new TestImage().RawLayer(new byte[1024]).ToDockerArchive())).Packages);

    [Fact]
    public async Task Names_that_climb_out_of_the_image_are_ignored() =>
        Assert.Equal(["ok 1.0.0"], Names(await ReadAsync(new TestImage()
            .Layer(("../../node_modules/evil/package.json", Npm("evil", "1.0.0")), ("./app//x/../node_modules/ok/package.json", Npm("ok", "1.0.0")))
            .ToDockerArchive())));

    [Theory]
    [InlineData("[]", "has 0 images; expected one")]
    [InlineData("[{\"Layers\":[\"0/layer.tar\"]},{\"Layers\":[]}]", "has 2 images; expected one")]
    [InlineData("[{\"Layers\":[\"missing/layer.tar\"]}]", "lacks the layer missing/layer.tar")]
    [InlineData("[{\"Layers\":[\"../../etc/passwd\"]}]", "impossible path")]
    [InlineData("[{\"Layers\":[7]}]", "manifest is malformed")]
    [InlineData("{", "manifest is malformed")]
    public async Task A_manifest_that_makes_no_sense_is_refused(string manifest, string problem)
    {
        using var archive = TestImage.Write(("manifest.json", Encoding.UTF8.GetBytes(manifest)));

        Assert.Contains(problem, (await Assert.ThrowsAsync<ImageArchiveException>(() => ReadAsync(archive))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archive_without_manifest_is_refused()
    {
        using var archive = TestImage.Write(("a.txt", "a"u8.ToArray()));

        Assert.Contains("neither manifest.json", (await Assert.ThrowsAsync<ImageArchiveException>(() => ReadAsync(archive))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_damaged_layer_is_refused(bool isZstd)
    {
        var layer = LayerWith("usr/lib/random", System.Security.Cryptography.RandomNumberGenerator.GetBytes(9000));
        var image = new TestImage().RawLayer((isZstd ? TestImage.Zstd(layer) : TestImage.Gzip(layer))[..^2000]);

        Assert.Contains("damaged", (await Assert.ThrowsAsync<ImageArchiveException>(() => ReadAsync(image.ToDockerArchive()))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_zstd_layer_that_was_changed_is_refused()
    {
        var zstd = TestImage.Zstd(LayerWith("var/lib/dpkg/status", Encoding.UTF8.GetBytes(Dpkg("bash", "1"))));
        for (var index = 8; index < 40; index++)
            zstd[index] ^= 0xFF;

        Assert.Contains("damaged", (await Assert.ThrowsAsync<ImageArchiveException>(() => ReadAsync(new TestImage().RawLayer(zstd).ToDockerArchive()))).Message, StringComparison.Ordinal);
    }

    // Packers that work in parallel write one frame after the other, and notes for their own readers between them.
    [Fact]
    public async Task A_zstd_layer_of_several_frames_is_read_to_its_end()
    {
        byte[] note = [0x50, 0x2A, 0x4D, 0x18, 4, 0, 0, 0, 1, 2, 3, 4];
        var layer = LayerWith("var/lib/dpkg/status", Encoding.UTF8.GetBytes(Dpkg("bash", "1")));
        var image = new TestImage().RawLayer([.. note, .. TestImage.Zstd(layer[..700]), .. note, .. TestImage.Zstd(layer[700..]), .. note]);

        Assert.Equal(["bash 1"], Names(await ReadAsync(image.ToDockerArchive())));
    }

    [Fact]
    public async Task A_zstd_layer_that_asks_for_much_memory_is_refused()
    {
        const byte WindowOf256MiB = 18 << 3;
        var image = new TestImage().RawLayer([0x28, 0xB5, 0x2F, 0xFD, 0, WindowOf256MiB, .. new byte[600]]);

        Assert.Contains("more than 128 MiB", (await Assert.ThrowsAsync<ImageArchiveException>(() => ReadAsync(image.ToDockerArchive()))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cut_off_archive_is_refused()
    {
        var archive = new TestImage().Layer(("var/lib/dpkg/status", Dpkg("bash", "1"))).ToDockerArchive();
        archive.SetLength(1024 + 256);

        await Assert.ThrowsAsync<ImageArchiveException>(() => ReadAsync(archive));
    }

    private static byte[] LayerWith(string path, byte[] content)
    {
        using var layer = TestImage.Write((path, content));
        return layer.ToArray();
    }

    private static string Dpkg(string name, string version) => $"Package: {name}\nStatus: install ok installed\nArchitecture: amd64\nVersion: {version}\n";

    private static string Npm(string name, string version) => $$"""{"name":"{{name}}","version":"{{version}}"}""";

    private static IEnumerable<string> Names(ImageInventory inventory) => inventory.Packages.Select(package => $"{package.Name} {package.Version}");

    private static Task<ImageInventory> ReadAsync(Stream archive) => new ImageArchiveReader().ReadAsync(archive, TestContext.Current.CancellationToken);
}
