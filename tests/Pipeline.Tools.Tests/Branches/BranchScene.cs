using Pipeline.Testing;
using Pipeline.Tools.Branches;
using Pipeline.Tools.Git;
using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Tests.Branches;

/// <summary>A clone with main checked out, and its remote; both have main, development and hotfix on one commit.</summary>
internal sealed class BranchScene : IDisposable
{
    public BranchScene()
    {
        First = Local.Commit("feat: first", ("a.txt", "1\n"), ("b.txt", "1\n"));
        Local.Git("branch", "development");
        Local.Git("branch", "hotfix");
        Local.Git("remote", "add", "origin", Remote.Path);
        Local.Git("push", "-q", "origin", "main", "development", "hotfix");
    }

    public GitSandbox Local { get; } = new();

    public GitSandbox Remote { get; } = new(bare: true);

    public string First { get; }

    public List<BranchUpdate> Updates { get; } = [];

    /// <summary>Commits to a branch, here and at the remote, and leaves main checked out.</summary>
    public string Commit(string branch, string message, params (string Path, string Content)[] files)
    {
        Local.Git("switch", "-q", branch);
        var commit = Local.Commit(message, files);
        Local.Git("push", "-q", "origin", branch);
        Local.Git("switch", "-q", "main");
        return commit;
    }

    /// <summary>Somebody else's commit on a branch of the remote, with nothing of it in the clone.</summary>
    public void CommitElsewhere(string branch, string file)
    {
        using var other = new TempDirectory();
        Local.Git("clone", "-q", "-b", branch, Remote.Path, other["clone"]);
        File.WriteAllText(Path.Combine(other["clone"], file), "other\n");
        Local.Git("-C", other["clone"], "add", "-A");
        Local.Git("-C", other["clone"], "-c", "user.name=Grace", "-c", "user.email=grace@example.org", "commit", "-q", "-m", $"fix: {file}");
        Local.Git("-C", other["clone"], "push", "-q", "origin", branch);
    }

    public Task UpdateAsync(params string[] into) => UpdateAsync(new BranchUpdateOptions { From = "main", Into = into, Remote = "origin" });

    public Task UpdateHereAsync(params string[] into) => UpdateAsync(new BranchUpdateOptions { From = "main", Into = into });

    public async Task UpdateAsync(BranchUpdateOptions options, IProcessRunner? runner = null)
    {
        var token = TestContext.Current.CancellationToken;
        var workTree = await GitWorkTree.OpenAsync(runner ?? new ProcessRunner(), Local.Path, token);
        await new BranchUpdater(workTree).UpdateAsync(options, Updates.Add, token);
    }

    public IEnumerable<(string, BranchUpdateOutcome)> Outcomes => Updates.Select(update => (update.Branch, update.Outcome));

    public void Dispose()
    {
        Local.Dispose();
        Remote.Dispose();
    }
}
