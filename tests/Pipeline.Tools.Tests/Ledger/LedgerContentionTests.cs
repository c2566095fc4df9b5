using System.Collections.Immutable;
using Pipeline.Core.Errors;
using Pipeline.Testing;
using Pipeline.Tools.Git;
using Pipeline.Tools.Ledger;
using Pipeline.Tools.Ledger.Verification;
using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Tests.Ledger;

public sealed class LedgerContentionTests
{
    private const int Writers = 32;
    private const int WorkTrees = 8;
    private const string TheOnlyOne = "the only one";

    [Fact]
    public async Task Many_clones_that_write_at_once_lose_nothing_and_break_no_rule()
    {
        using var remote = new GitSandbox(bare: true);
        using var folder = new TempDirectory("pipeline-writers-");
        var clones = Enumerable.Range(0, Writers).Select(number => Clone(remote, folder[$"writer-{number}"])).ToList();

        var winners = await WriteAsync(clones, "origin");

        await AssertWholeAsync(clones.Count, clones[0], "origin", winners);
        Assert.Equal(remote.Git("rev-parse", LedgerClone.Branch), remote.Git("-C", clones[0], "rev-parse", LedgerClone.Branch));
    }

    [Fact]
    public async Task Work_trees_of_one_clone_that_write_to_its_remote_at_once_lose_nothing_and_break_no_rule()
    {
        using var remote = new GitSandbox(bare: true);
        using var clone = new LedgerClone(remote);
        using var folder = new TempDirectory("pipeline-writers-");
        var trees = Enumerable.Range(0, WorkTrees).Select(number => folder[$"tree-{number}"]).ToList();
        foreach (var tree in trees)
            clone.Git.Git("worktree", "add", "-q", "--detach", tree);

        var winners = await WriteAsync(trees, "origin");

        await AssertWholeAsync(WorkTrees, clone.Git.Path, "origin", winners);
        Assert.Equal(remote.Git("rev-parse", LedgerClone.Branch), clone.Git.Git("rev-parse", LedgerClone.Branch));
    }

    [Fact]
    public async Task Many_that_write_into_one_repository_at_once_lose_nothing_and_break_no_rule()
    {
        using var clone = new LedgerClone();

        var winners = await WriteAsync([.. Enumerable.Repeat(clone.Git.Path, Writers)], null);

        await AssertWholeAsync(Writers, clone.Git.Path, null, winners);
    }

    // Everyone records a name of their own, and then the one that only one of them can have.
    private static async Task<IReadOnlyList<int>> WriteAsync(IReadOnlyList<string> folders, string? remote)
    {
        var winners = await Task.WhenAll(folders.Select((folder, number) => Task.Run(async () =>
        {
            var branch = await OpenAsync(folder, remote);
            await branch.AppendAsync(state => [NamesMeaning.Draft(state, Own(number))], default);
            try
            {
                await branch.AppendAsync(state => [NamesMeaning.Draft(state, TheOnlyOne), NamesMeaning.Draft(state, Winner(number))], default);
                return number;
            }
            catch (PipelineException exception)
            {
                Assert.Equal($"{TheOnlyOne} is recorded already.", exception.Message);
                return -1;
            }
        })));
        return [.. winners.Where(number => number >= 0)];
    }

    private static async Task AssertWholeAsync(int writers, string folder, string? remote, IReadOnlyList<int> winners)
    {
        var state = (await (await OpenAsync(folder, remote)).ReadAsync(default)).State;
        var workTree = await GitWorkTree.OpenAsync(new ProcessRunner(), folder, default);
        var verification = await new LedgerVerifier<ImmutableList<string>>(workTree, Options(remote), new NamesMeaning()).VerifyAsync(new(), default);

        Assert.Empty(verification.Findings);
        Assert.Equal([.. Enumerable.Range(0, writers).Select(Own), TheOnlyOne, Winner(Assert.Single(winners))], state.ToHashSet());
        Assert.Equal(writers + 2, state.Count);
        Assert.Equal(state.IndexOf(TheOnlyOne) + 1, state.IndexOf(Winner(winners[0])));
    }

    private static string Own(int number) => $"own-{number}";

    private static string Winner(int number) => $"winner-{number}";

    private static LedgerOptions Options(string? remote) => new() { Remote = remote, FallbackIdentity = new GitIdentity("Ada", "ada@example.org") };

    private static async Task<LedgerBranch<ImmutableList<string>>> OpenAsync(string folder, string? remote) =>
        new(await GitWorkTree.OpenAsync(new ProcessRunner(), folder, default), Options(remote), new NamesMeaning());

    private static string Clone(GitSandbox remote, string folder)
    {
        remote.Git("clone", "-q", remote.Path, folder);
        return folder;
    }
}
