using System.Formats.Tar;
using System.IO.Compression;
using Nuke.Common.IO;
using Pipeline.Testing;

namespace Pipeline.Engine.Tests.IO;

public sealed class CompressionTests
{
    [Theory]
    [InlineData("a.zip")]
    [InlineData("a.tar.gz")]
    [InlineData("a.tgz")]
    public void A_folder_is_packed_and_unpacked(string name)
    {
        using var folder = new TempDirectory();
        folder.Write("in/a.txt", "a");
        folder.Write("in/sub/b.txt", "b");
        folder.Write("in/sub/c.log", "c");
        AbsolutePath archive = folder["archives/" + name];

        ((AbsolutePath)folder["in"]).CompressTo(archive, file => !file.Name.EndsWith(".log", StringComparison.Ordinal));
        archive.UncompressTo(folder["out"]);

        Assert.Equal("a", File.ReadAllText(folder["out/a.txt"]));
        Assert.Equal("b", File.ReadAllText(folder["out/sub/b.txt"]));
        Assert.False(File.Exists(folder["out/sub/c.log"]));
        Assert.Throws<IOException>(() => ((AbsolutePath)folder["in"]).CompressTo(archive));
    }

    [Fact]
    public void An_unknown_kind_of_archive_is_named() =>
        Assert.Contains("a.rar", Assert.Throws<InvalidOperationException>(() => ((AbsolutePath)"/tmp/a.rar").UncompressTo("/tmp/out")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_zip_entry_does_not_leave_the_folder()
    {
        using var folder = new TempDirectory();
        using (var archive = ZipFile.Open(folder["evil.zip"], ZipArchiveMode.Create))
            archive.CreateEntry("../evil.txt");
        Assert.Throws<IOException>(() => ((AbsolutePath)folder["evil.zip"]).UncompressTo(folder["out"]));
        Assert.False(File.Exists(folder["evil.txt"]));
    }

    [Theory]
    [InlineData(TarEntryType.RegularFile, "../evil.txt", null)]
    [InlineData(TarEntryType.SymbolicLink, "link", "/etc")]
    [InlineData(TarEntryType.HardLink, "link", "../evil.txt")]
    public void A_tar_entry_does_not_leave_the_folder(TarEntryType type, string name, string? target)
    {
        using var folder = new TempDirectory();
        using (var stream = File.Create(folder["evil.tgz"]))
        using (var gzip = new GZipStream(stream, CompressionLevel.Fastest))
        using (var archive = new TarWriter(gzip))
        {
            var entry = new PaxTarEntry(type, name);
            if (target is not null)
                entry.LinkName = target;
            archive.WriteEntry(entry);
        }

        Assert.ThrowsAny<IOException>(() => ((AbsolutePath)folder["evil.tgz"]).UncompressTo(folder["out"]));
        Assert.Empty(Directory.Exists(folder["out"]) ? Directory.GetFileSystemEntries(folder["out"]) : []);
        Assert.False(File.Exists(folder["evil.txt"]));
    }
}
