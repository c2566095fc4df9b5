using Pipeline.Core.Errors;
using Pipeline.Core.Sources;
using Pipeline.Testing;
using Pipeline.Tools.Processes;
using Pipeline.Tools.Sources;

namespace Pipeline.Tools.Tests.Sources;

public sealed class SourceClonerTests : IDisposable
{
    private readonly GitSandbox _remote = new();
    private readonly TempDirectory _directory = new();

    [Fact]
    public async Task A_branch_is_checked_out_at_its_commit_with_its_history_and_tags()
    {
        _remote.Commit("feat: first", ("a.txt", "1"));
        _remote.Git("tag", "web/v1.0.0");
        var commit = _remote.Commit("fix: second", ("a.txt", "2"));
        _remote.Git("checkout", "-q", "-b", "other");
        _remote.Commit("other", ("b.txt", "1"));

        var source = await CloneAsync("main");

        Assert.Equal(commit, source.Commit);
        Assert.Equal("main", source.Branch);
        Assert.False(source.IsDirty);
        Assert.Equal(_remote.Path, source.Remote);
        Assert.Equal("2", await File.ReadAllTextAsync(Path.Combine(Work, "a.txt"), Token));
        Assert.Equal("2", await GitAsync("rev-list", "--count", "HEAD"));
        Assert.Equal("web/v1.0.0", await GitAsync("tag"));
        Assert.Equal("refs/heads/main\nrefs/remotes/origin/main", await GitAsync("for-each-ref", "--format=%(refname)", "refs/heads", "refs/remotes"));
    }

    [Fact]
    public async Task A_branch_is_merged_as_its_pull_request_would_be()
    {
        var (staging, main) = Fork();

        var source = await CloneAsync("staging", into: "main");

        Assert.Null(source.Branch);
        Assert.Equal($"{main} {staging}", await GitAsync("show", "--no-patch", "--format=%P", source.Commit));
        Assert.Equal("staging", await File.ReadAllTextAsync(Path.Combine(Work, "staging.txt"), Token));
        Assert.Equal("main", await File.ReadAllTextAsync(Path.Combine(Work, "main.txt"), Token));
    }

    [Fact]
    public async Task The_same_merge_is_always_the_same_commit()
    {
        Fork();

        Assert.Equal((await CloneAsync("staging", into: "main")).Commit, (await CloneAsync("staging", into: "main")).Commit);
    }

    [Fact]
    public async Task A_conflict_names_the_files_and_leaves_nothing_behind()
    {
        _remote.Commit("base", ("a.txt", "1"), ("b/c.txt", "1"), ("same.txt", "1"));
        _remote.Git("checkout", "-q", "-b", "staging");
        _remote.Commit("staging", ("a.txt", "2"), ("b/c.txt", "2"));
        _remote.Git("checkout", "-q", "main");
        _remote.Commit("main", ("a.txt", "3"), ("b/c.txt", "3"));

        var exception = await Assert.ThrowsAsync<MergeConflictException>(() => CloneAsync("staging", into: "main"));

        Assert.Equal(["a.txt", "b/c.txt"], exception.Files);
        Assert.Contains("'staging' cannot be merged into 'main'; both changed: a.txt, b/c.txt.", exception.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_directory.Path));
    }

    [Fact]
    public async Task An_unknown_branch_is_named_with_the_nearest_that_exists()
    {
        _remote.Commit("first");
        _remote.Git("branch", "development");

        var exception = await Assert.ThrowsAsync<PipelineException>(() => CloneAsync("developmnt"));

        Assert.Equal($"{_remote.Path} has no branch 'developmnt'; did you mean 'development'?", exception.Message);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_directory.Path));
    }

    [Fact]
    public async Task A_repository_that_is_not_there_is_named()
    {
        var nowhere = _directory["nowhere"];

        var exception = await Assert.ThrowsAsync<PipelineException>(() => CloneAsync("main", repository: nowhere));

        Assert.StartsWith($"Cannot fetch from {nowhere}: ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_earlier_clone_is_replaced_by_the_next_and_kept_when_that_fails()
    {
        _remote.Commit("first", ("a.txt", "1"));
        await CloneAsync("main");
        _remote.Commit("second", ("a.txt", "2"));
        await Assert.ThrowsAsync<PipelineException>(() => CloneAsync("missing"));
        Assert.Equal("1", await File.ReadAllTextAsync(Path.Combine(Work, "a.txt"), Token));

        await CloneAsync("main");

        Assert.Equal("2", await File.ReadAllTextAsync(Path.Combine(Work, "a.txt"), Token));
        Assert.Equal([Work], Directory.EnumerateFileSystemEntries(_directory.Path));
    }

    [Fact]
    public async Task A_folder_with_other_things_is_left_alone()
    {
        _remote.Commit("first");
        _directory.Write("work/mine.txt", "mine");

        var exception = await Assert.ThrowsAsync<PipelineException>(() => CloneAsync("main"));

        Assert.StartsWith($"{Work} is there and is no earlier clone.", exception.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(_directory["work/mine.txt"]));
    }

    [Theory]
    [InlineData("ext::sh -c 'touch /tmp/hacked'")]
    [InlineData("fd::7")]
    [InlineData("--upload-pack=touch /tmp/hacked")]
    [InlineData("ftp://example.org/a.git")]
    [InlineData("https://exa mple.org/a.git")]
    [InlineData("https://example.org/a.git\n--all")]
    [InlineData("")]
    public async Task An_address_that_git_would_read_as_something_else_is_refused(string repository)
    {
        var exception = await Assert.ThrowsAsync<PipelineException>(() => CloneAsync("main", repository: repository));

        Assert.Contains("is no address of a repository", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--upload-pack=x")]
    [InlineData("main:refs/heads/other")]
    [InlineData("a..b")]
    [InlineData("a/.b")]
    [InlineData("a.lock")]
    [InlineData("*")]
    [InlineData("@")]
    [InlineData("main\n")]
    [InlineData("")]
    public async Task A_name_that_is_no_branch_is_refused(string branch)
    {
        _remote.Commit("first");

        await Assert.ThrowsAsync<PipelineException>(() => CloneAsync(branch));

        Assert.Empty(Directory.EnumerateFileSystemEntries(_directory.Path));
    }

    [Fact]
    public async Task Credentials_reach_the_server_and_nothing_else()
    {
        var commit = _remote.Commit("first");
        await using var server = await GitServer.StartAsync(_remote, "ada", "pass:word%");

        var source = await CloneAsync("main", repository: server.Address("ada:pass%3Aword%25@"));

        Assert.Equal(commit, source.Commit);
        Assert.Equal(server.Address(""), source.Remote);
        Assert.All(Directory.EnumerateFiles(Path.Combine(Work, ".git"), "*", SearchOption.AllDirectories), file => Assert.DoesNotContain("word%", File.ReadAllText(file), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Wrong_credentials_are_refused_without_showing_them()
    {
        _remote.Commit("first");
        await using var server = await GitServer.StartAsync(_remote, "ada", "right");

        var exception = await Assert.ThrowsAsync<PipelineException>(() => CloneAsync("main", repository: server.Address("ada:wr0ng@")));

        Assert.StartsWith($"Cannot fetch from {server.Address("")}: ", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("wr0ng", exception.ToString(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _remote.Dispose();
        _directory.Dispose();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Work => _directory["work"];

    private (string Staging, string Main) Fork()
    {
        _remote.Commit("base", ("a.txt", "1"));
        _remote.Git("checkout", "-q", "-b", "staging");
        var staging = _remote.Commit("staging", ("staging.txt", "staging"));
        _remote.Git("checkout", "-q", "main");
        return (staging, _remote.Commit("main", ("main.txt", "main")));
    }

    private Task<string> GitAsync(params string[] arguments) =>
        new ProcessRunner().ReadAsync(new Command("git", arguments) { WorkingDirectory = Work }, Token);

    private Task<SourceTree> CloneAsync(string branch, string? into = null, string? repository = null) => new SourceCloner(new ProcessRunner()).CloneAsync(
        new SourceRequest { Repository = repository ?? _remote.Path, Branch = branch, MergeInto = into, Directory = Work }, Token);
}
