using System.Formats.Tar;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Pipeline.Testing;
using Pipeline.Tools.Downloads;
using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Tests.Downloads;

public sealed class ToolCacheTests : IAsyncLifetime
{
    private readonly TempDirectory _directory = new();
    private readonly HttpClient _http = new();
    private readonly Dictionary<string, byte[]> _files = [];
    private WebApplication _server = null!;
    private readonly List<string> _warnings = [];
    private int _requests;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _server = builder.Build();
        _server.Urls.Add("http://127.0.0.1:0");
        _server.MapGet("/{name}", (string name) =>
        {
            Interlocked.Increment(ref _requests);
            return _files.TryGetValue(name, out var content) ? Results.Bytes(content) : Results.StatusCode((int)HttpStatusCode.BadGateway);
        });
        await _server.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _http.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public async Task A_tool_on_PATH_of_a_suitable_version_is_taken()
    {
        using var cache = Cache();
        Assert.Equal("git", await cache.FindAsync(Tool("git") with { IsSuitable = text => text.StartsWith("git version", StringComparison.Ordinal) }, default));
    }

    [Fact]
    public async Task A_tool_is_fetched_once_from_the_first_source_that_has_the_pinned_file()
    {
        var good = Archive(("bin/hello", "#!/bin/sh\necho hello\n"));
        _files["forged.tgz"] = Archive(("bin/hello", "#!/bin/sh\necho forged\n"));
        _files["good.tgz"] = good;
        var tool = Tool("pipeline-test-hello", Source("missing.tgz", good, "bin/hello"), Source("forged.tgz", good, "bin/hello"), Source("good.tgz", good, "bin/hello"));

        using var cache = Cache();
        var program = await cache.FindAsync(tool, default);
        using var second = Cache();
        Assert.Equal(program, await second.FindAsync(tool, default));

        Assert.Equal(3, _requests);
        Assert.Equal("hello", await new ProcessRunner().ReadAsync(new Command(program), default));
        Assert.Equal([program, $"{program}.archive"], Directory.GetFiles(Path.GetDirectoryName(program)!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_source_may_be_the_program_itself()
    {
        var content = "#!/bin/sh\necho plain\n"u8.ToArray();
        _files["plain"] = content;
        using var cache = Cache();
        var program = await cache.FindAsync(Tool("pipeline-test-plain", Source("plain", content, null)), default);
        Assert.Equal("plain", await new ProcessRunner().ReadAsync(new Command(program), default));
    }

    [Fact]
    public async Task Several_runs_at_once_end_with_one_working_program()
    {
        var content = "#!/bin/sh\necho plain\n"u8.ToArray();
        _files["plain"] = content;
        var tool = Tool("pipeline-test-race", Source("plain", content, null));
        var programs = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            using var cache = Cache();
            return await cache.FindAsync(tool, default);
        }));
        Assert.Single(programs.Distinct());
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(programs[0])!));
    }

    [Fact]
    public async Task When_no_source_answers_all_of_them_are_named_and_nothing_stays_behind()
    {
        var pinned = Archive(("bin/other", "x"));
        _files["forged"] = "x"u8.ToArray();
        _files["without-entry.tgz"] = pinned;
        var tool = Tool("pipeline-test-none", Source("missing", pinned, null), Source("forged", pinned, null), Source("without-entry.tgz", pinned, "bin/hello"));
        using var cache = Cache();

        var message = (await Assert.ThrowsAsync<ToolNotFoundException>(() => cache.FindAsync(tool, default))).Message;

        Assert.Contains("it is not on PATH", message, StringComparison.Ordinal);
        Assert.All(tool.Sources, source => Assert.Contains(source.Address.ToString(), message, StringComparison.Ordinal));
        Assert.Contains("not the pinned one", message, StringComparison.Ordinal);
        Assert.Contains("no entry 'bin/hello'", message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_directory.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_link_in_place_of_the_program_is_refused()
    {
        using var buffer = new MemoryStream();
        await using (var zip = new GZipStream(buffer, CompressionLevel.Fastest, leaveOpen: true))
        await using (var tar = new TarWriter(zip))
            await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.SymbolicLink, "bin/hello") { LinkName = "/etc/passwd" });
        _files["link.tgz"] = buffer.ToArray();
        using var cache = Cache();
        var exception = await Assert.ThrowsAsync<ToolNotFoundException>(
            () => cache.FindAsync(Tool("pipeline-test-link", Source("link.tgz", buffer.ToArray(), "bin/hello")), default));
        Assert.Contains("is no file", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bin/hello")]
    [InlineData(null)]
    public async Task A_cached_program_that_is_not_the_pinned_one_is_fetched_anew_and_said(string? entry)
    {
        var (tool, program) = await FetchedAsync(entry);
        File.WriteAllText(program, "#!/bin/sh\necho forged\n");

        using var cache = Cache();
        Assert.Equal(program, await cache.FindAsync(tool, default));

        Assert.Equal("hello", await new ProcessRunner().ReadAsync(new Command(program), default));
        Assert.Equal([$"{program} is not the pinned one; it is fetched anew."], _warnings);
    }

    [Fact]
    public async Task A_cached_program_that_came_with_an_archive_of_its_own_is_fetched_anew()
    {
        var (tool, program) = await FetchedAsync("bin/hello");
        File.WriteAllText(program, "#!/bin/sh\necho forged\n");
        File.WriteAllBytes($"{program}.archive", Archive(("bin/hello", "#!/bin/sh\necho forged\n")));

        using var cache = Cache();
        await cache.FindAsync(tool, default);

        Assert.Equal("hello", await new ProcessRunner().ReadAsync(new Command(program), default));
    }

    [Fact]
    public async Task A_link_in_the_cache_is_replaced_and_what_it_points_at_stays()
    {
        Requires.Linux();
        var (tool, program) = await FetchedAsync(null);
        var elsewhere = _directory["elsewhere"];
        File.Move(program, elsewhere);
        File.CreateSymbolicLink(program, elsewhere);

        using var cache = Cache();
        await cache.FindAsync(tool, default);

        Assert.Null(new FileInfo(program).LinkTarget);
        Assert.True(File.Exists(elsewhere));
        Assert.Contains("is a link", Assert.Single(_warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forged_program_is_not_run_when_no_source_answers()
    {
        var (tool, program) = await FetchedAsync("bin/hello");
        File.WriteAllText(program, "#!/bin/sh\necho forged\n");
        _files.Clear();

        using var cache = Cache();
        await Assert.ThrowsAsync<ToolNotFoundException>(() => cache.FindAsync(tool, default));
    }

    [Fact]
    public async Task The_version_of_a_pinned_tool_is_told_without_fetching_it()
    {
        using var cache = Cache();
        Assert.Equal("1.0.0", await cache.FindVersionAsync(Tool("pipeline-test-none"), default));
    }

    private async Task<(ToolDefinition Tool, string Program)> FetchedAsync(string? entry)
    {
        const string script = "#!/bin/sh\necho hello\n";
        var content = entry is null ? System.Text.Encoding.UTF8.GetBytes(script) : Archive((entry, script));
        _files["hello"] = content;
        var tool = Tool("pipeline-test-hello", Source("hello", content, entry));
        using var cache = Cache();
        return (tool, await cache.FindAsync(tool, default));
    }

    private ToolCache Cache() => new(_directory.Path, new ProcessRunner(), _http, _warnings.Add);

    private ToolSource Source(string file, byte[] content, string? entry) => new(
        ToolPlatform.Current, new Uri(new Uri(_server.Urls.First()), file), Checksum.Parse($"sha256:{Convert.ToHexStringLower(SHA256.HashData(content))}"), entry);

    private static ToolDefinition Tool(string name, params ToolSource[] sources) => new()
    {
        Name = name,
        Version = "1.0.0",
        VersionArguments = ["--version"],
        IsSuitable = _ => false,
        Requirement = "1.0 or later",
        Sources = sources,
    };

    private static byte[] Archive(params (string Name, string Content)[] entries)
    {
        using var buffer = new MemoryStream();
        using (var zip = new GZipStream(buffer, CompressionLevel.Fastest, leaveOpen: true))
        using (var tar = new TarWriter(zip))
        {
            foreach (var (name, content) in entries)
                tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(content)) });
        }

        return buffer.ToArray();
    }
}
