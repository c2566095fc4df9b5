using Pipeline.Core.Errors;
using Pipeline.Tools.Branches;

namespace Pipeline.Tools.Tests.Branches;

public sealed class BranchNamesTests : IDisposable
{
    private readonly BranchScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("--force")]
    [InlineData("-d")]
    [InlineData("a:refs/heads/main")]
    [InlineData("a..b")]
    [InlineData("a*")]
    [InlineData("main^")]
    [InlineData("main@{1}")]
    [InlineData("a b")]
    [InlineData("a\nb")]
    [InlineData("a\0b")]
    [InlineData("x.lock")]
    [InlineData("/a")]
    public async Task What_git_would_read_as_something_else_changes_nothing(string name)
    {
        _scene.Commit("main", "feat: a", ("a.txt", "2\n"));
        var before = _scene.Remote.Git("show-ref");

        var exception = await Assert.ThrowsAsync<PipelineException>(() => _scene.UpdateAsync("development", name));

        Assert.Contains("is no name of a branch", exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, _scene.Remote.Git("show-ref"));
    }

    [Fact]
    public async Task A_plus_is_part_of_a_name_and_forces_nothing()
    {
        var own = _scene.Commit("development", "feat: own", ("b.txt", "2\n"));
        _scene.Commit("main", "feat: a", ("a.txt", "2\n"));

        await _scene.UpdateAsync("+development");

        Assert.Equal([("+development", BranchUpdateOutcome.Missing)], _scene.Outcomes);
        Assert.Equal(own, _scene.Remote.Git("rev-parse", "development"));
    }

    [Fact]
    public async Task Every_wrong_name_is_in_one_message()
    {
        var options = new BranchUpdateOptions { From = "-x", Into = ["development", "a b"], Remote = "origin" };
        var exception = await Assert.ThrowsAsync<PipelineException>(() => _scene.UpdateAsync(options));
        Assert.StartsWith("'-x', 'a b' are no names of a branch.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_that_a_shell_would_run_are_branches_like_any_other_and_quoted_in_commands()
    {
        const string name = "$(reboot);'x'";
        _scene.Commit("main", "feat: a", ("a.txt", "main\n"));
        _scene.Local.Git("branch", name, _scene.First);
        _scene.Commit(name, "feat: own", ("a.txt", "own\n"));

        var exception = await Assert.ThrowsAsync<BranchUpdateException>(() => _scene.UpdateAsync(name));

        Assert.Contains(@"git switch '$(reboot);'\''x'\'''", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_remote_that_looks_like_an_option_is_none()
    {
        var options = new BranchUpdateOptions { From = "main", Into = ["development"], Remote = "--upload-pack=touch pwned" };
        await Assert.ThrowsAsync<PipelineException>(() => _scene.UpdateAsync(options));
        Assert.False(File.Exists(Path.Combine(_scene.Local.Path, "pwned")));
    }

    [Fact]
    public async Task A_remote_with_credentials_never_reaches_git()
    {
        const string address = "https://ada:s3cret@127.0.0.1:9/shop.git";
        var reached = false;
        var options = new BranchUpdateOptions { From = "main", Into = ["development"], Remote = address };

        var exception = await Assert.ThrowsAsync<PipelineException>(() => _scene.UpdateAsync(options, new MeddlingRunner(address, () => reached = true)));

        Assert.Contains("https://127.0.0.1:9/shop.git was given with credentials", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", exception.Message, StringComparison.Ordinal);
        Assert.False(reached);
    }
}
