using System.IO.Compression;
using Pipeline.Core.Errors;
using Pipeline.Testing;
using Pipeline.Scanning.Osv;

namespace Pipeline.Scanning.Tests.Osv;

public sealed class AdvisoryFolderTests : IDisposable
{
    private readonly TempDirectory _folder = new();

    [Fact]
    public async Task Files_and_exports_are_read_from_any_subfolder()
    {
        _folder.Write("npm/a.json", """{"id":"A"}""");
        _folder.Write("notes.txt", "not read");
        using (var archive = ZipFile.Open(_folder["all.zip"], ZipArchiveMode.Create))
        await using (var writer = new StreamWriter(archive.CreateEntry("B.json").Open()))
            await writer.WriteAsync("""{"id":"B"}""");

        Assert.Equal(["B", "A"], await IdsAsync());
    }

    [Fact]
    public async Task A_folder_that_is_not_there_has_no_advisories() =>
        Assert.Equal(0, await new AdvisoryFolder(_folder["missing"]).ReadAsync(TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken));

    [Theory]
    [InlineData("a.json", "{}", "a.json: it is no OSV advisory: 'id' is missing.")]
    [InlineData("a.json", "{\n\"id\"", "a.json: line 2: it is no JSON.")]
    [InlineData("a.zip", "PK", "a.zip is no zip archive.")]
    public async Task A_file_that_is_no_advisory_is_named(string name, string content, string message)
    {
        _folder.Write(name, content);

        Assert.Contains(message, (await Assert.ThrowsAsync<PipelineException>(IdsAsync)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_hash_follows_names_and_contents()
    {
        _folder.Write("a.json", """{"id":"A"}""");
        var folder = new AdvisoryFolder(_folder.Path);
        var first = await folder.HashAsync(TestContext.Current.CancellationToken);
        Assert.Equal(first, await folder.HashAsync(TestContext.Current.CancellationToken));

        _folder.Write("a.json", """{"id":"B"}""");
        Assert.NotEqual(first, await folder.HashAsync(TestContext.Current.CancellationToken));
    }

    public void Dispose() => _folder.Dispose();

    private async Task<List<string>> IdsAsync() =>
        await new AdvisoryFolder(_folder.Path).ReadAsync(TestContext.Current.CancellationToken).Select(advisory => advisory.Id).ToListAsync(TestContext.Current.CancellationToken);
}
