using System.Formats.Tar;
using Pipeline.Testing;
using Pipeline.Tools.Containers;

namespace Pipeline.Tools.Tests.Containers;

public sealed class ContainerArchiveTests : IDisposable
{
    private readonly TempDirectory _folder = new();
    private readonly CancellationToken _token = TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("results/../../escaped")]
    [InlineData("../escaped")]
    [InlineData("/results/absolute")]
    [InlineData("results//twice")]
    public async Task An_entry_that_leads_elsewhere_is_refused(string name)
    {
        await Assert.ThrowsAsync<InvalidDataException>(() => UnpackAsync(File("results/a"), File(name)));
        Assert.Equal(["results/a"], Files());
    }

    [Fact]
    public async Task A_link_is_not_followed_out_of_what_was_copied()
    {
        await UnpackAsync(
            new PaxTarEntry(TarEntryType.SymbolicLink, "results/passwords") { LinkName = "/etc/passwd" },
            new PaxTarEntry(TarEntryType.HardLink, "results/again") { LinkName = "results/none" },
            File("results/a"),
            new PaxTarEntry(TarEntryType.HardLink, "results/b") { LinkName = "results/a" });
        Assert.Equal(["results/a", "results/b"], Files());
    }

    [Fact]
    public async Task What_nobody_may_read_in_the_container_may_be_read_here()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "files have no mode");
        await UnpackAsync(new PaxTarEntry(TarEntryType.RegularFile, "results") { Mode = (UnixFileMode)0b100_001_000_000, DataStream = new MemoryStream([1]) });
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, System.IO.File.GetUnixFileMode(_folder["results"]));
    }

    private static PaxTarEntry File(string name) => new(TarEntryType.RegularFile, name) { DataStream = new MemoryStream([1, 2, 3]) };

    private async Task UnpackAsync(params TarEntry[] entries)
    {
        using var archive = new MemoryStream();
        await using (var writer = new TarWriter(archive, leaveOpen: true))
        {
            foreach (var entry in entries)
                await writer.WriteEntryAsync(entry, _token);
        }

        archive.Position = 0;
        await ContainerArchive.UnpackAsync(archive, _folder["results"], _token);
    }

    private IEnumerable<string> Files() =>
        Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(_folder.Path, file)).Order(StringComparer.Ordinal);
}
