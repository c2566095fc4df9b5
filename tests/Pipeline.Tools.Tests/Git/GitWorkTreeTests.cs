using Pipeline.Core.Errors;
using Pipeline.Testing;
using Pipeline.Tools.Git;
using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Tests.Git;

public sealed class GitWorkTreeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_clean_work_tree_is_described_from_any_folder_in_it()
    {
        using var repository = new GitSandbox();
        var commit = repository.Commit("feat: first", ("a/b.txt", "b"));

        var workTree = await Open(Path.Combine(repository.Path, "a"));
        var source = await workTree.ReadSourceAsync(Token);

        Assert.Equal(repository.Path, workTree.Root);
        Assert.False(workTree.IsShallow);
        Assert.Equal((commit, "main", false), (source.Commit, source.Branch, source.IsDirty));
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), source.CommittedAt);
        Assert.Null(source.Remote);
    }

    [Fact]
    public async Task A_new_file_makes_it_dirty_and_an_ignored_one_does_not()
    {
        using var repository = new GitSandbox();
        repository.Commit("feat: first", (".gitignore", "artifacts/"));
        repository.Write("artifacts/log.txt", "");
        Assert.False((await (await Open(repository.Path)).ReadSourceAsync(Token)).IsDirty);

        repository.Write("new file.txt", "");

        Assert.True((await (await Open(repository.Path)).ReadSourceAsync(Token)).IsDirty);
    }

    [Fact]
    public async Task A_detached_head_has_no_branch()
    {
        using var repository = new GitSandbox();
        repository.Commit("feat: first");
        repository.Git("checkout", "-q", "--detach");

        Assert.Null((await (await Open(repository.Path)).ReadSourceAsync(Token)).Branch);
    }

    [Fact]
    public async Task The_remote_is_told_without_credentials()
    {
        using var repository = new GitSandbox();
        repository.Commit("feat: first");
        repository.Git("remote", "add", "origin", "https://ada:secret@example.org/shop.git");

        Assert.Equal("https://example.org/shop.git", (await (await Open(repository.Path)).ReadSourceAsync(Token)).Remote);
    }

    [Fact]
    public async Task Tags_on_the_head_are_listed_annotated_or_not()
    {
        using var repository = new GitSandbox();
        repository.Commit("feat: first");
        repository.Git("tag", "old");
        repository.Commit("feat: second");
        repository.Git("tag", "web-v1.0.0");
        repository.Git("tag", "-a", "-m", "x", "api-v2.0.0");

        Assert.Equal(["api-v2.0.0", "web-v1.0.0"], await (await Open(repository.Path)).ReadTagsAtHeadAsync(Token));
    }

    [Fact]
    public async Task A_folder_in_no_repository_is_answered_with_what_to_do()
    {
        using var folder = new TempDirectory();

        var exception = await Assert.ThrowsAsync<GitException>(() => Open(folder.Path));

        Assert.Contains($"{folder.Path} is in no git repository. Run this in a clone", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bare_repository_is_answered_with_what_to_do()
    {
        using var repository = new GitSandbox(bare: true);

        Assert.Contains("git clone", (await Assert.ThrowsAsync<GitException>(() => Open(repository.Path))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_does_not_exist_is_named() =>
        Assert.Contains("/no/such/folder", (await Assert.ThrowsAsync<PipelineException>(() => Open("/no/such/folder"))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_repository_without_commits_is_answered_with_what_to_do()
    {
        using var repository = new GitSandbox();
        var workTree = await Open(repository.Path);

        var exception = await Assert.ThrowsAsync<PipelineException>(() => workTree.ReadSourceAsync(Token));

        Assert.Contains("has no commits yet", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shallow_clone_is_recognised()
    {
        using var repository = new GitSandbox();
        repository.Commit("feat: first");
        repository.Commit("feat: second");
        using var clone = new TempDirectory();
        repository.Git("clone", "-q", "--depth=1", $"file://{repository.Path}", clone["shallow"]);

        Assert.True((await Open(clone["shallow"])).IsShallow);
    }

    private static Task<GitWorkTree> Open(string folder) => GitWorkTree.OpenAsync(new ProcessRunner(), folder, Token);
}
