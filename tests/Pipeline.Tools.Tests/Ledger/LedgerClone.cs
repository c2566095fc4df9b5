using System.Collections.Immutable;
using Pipeline.Testing;
using Pipeline.Tools.Git;
using Pipeline.Tools.Ledger;
using Pipeline.Tools.Ledger.Offline;
using Pipeline.Tools.Ledger.Verification;
using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Tests.Ledger;

/// <summary>A repository that keeps a ledger of names, alone or at a remote.</summary>
internal sealed class LedgerClone : IDisposable
{
    public const string Branch = "release-ledger";
    private const string NoRemote = "git://127.0.0.1:1/ledger";
    private readonly GitSandbox? _remote;

    public LedgerClone(GitSandbox? remote = null)
    {
        _remote = remote;
        Git.Commit("feat: first", ("a.txt", "1\n"));
        Options = new LedgerOptions { Remote = remote is null ? null : "origin", RetryDelay = TimeSpan.FromMilliseconds(1) };
        if (remote is not null)
            Git.Git("remote", "add", "origin", remote.Path);
    }

    public GitSandbox Git { get; } = new();

    public LedgerOptions Options { get; set; }

    public IProcessRunner Runner { get; set; } = new ProcessRunner();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void GoOffline() => Git.Git("remote", "set-url", "origin", NoRemote);

    public void GoOnline() => Git.Git("remote", "set-url", "origin", _remote!.Path);

    public async Task<LedgerBranch<ImmutableList<string>>> OpenAsync() => new(await GitWorkTree.OpenAsync(Runner, Git.Path, Token), Options, new NamesMeaning());

    public Task<LedgerAppended<ImmutableList<string>>> RecordAsync(params string[] names) => DecideAsync(state => [.. names.Select(name => NamesMeaning.Draft(state, name))]);

    /// <summary>Records what cannot wait.</summary>
    public async Task DeployAsync(string name) => await (await OpenAsync()).AppendAsync(state => [NamesMeaning.Draft(state, name)], Token, canWait: false);

    public async Task<LedgerAppended<ImmutableList<string>>> DecideAsync(Func<ImmutableList<string>, IReadOnlyList<LedgerDraft>> decide) => await (await OpenAsync()).AppendAsync(decide, Token);

    public async Task<LedgerView<ImmutableList<string>>> ReadAsync() => await (await OpenAsync()).ReadAsync(Token);

    public async Task<LedgerSync<ImmutableList<string>>?> SyncAsync() => await (await OpenAsync()).SyncAsync(Token);

    public async Task<IReadOnlyList<RefusedEvent>> ReadRefusedAsync() => await (await OpenAsync()).ReadRefusedAsync(Token);

    public async Task<LedgerVerification> VerifyAsync(LedgerVerifyOptions? against = null) =>
        await new LedgerVerifier<ImmutableList<string>>(await GitWorkTree.OpenAsync(Runner, Git.Path, Token), Options, new NamesMeaning()).VerifyAsync(against ?? new(), Token);

    /// <summary>Writes a commit by hand that has the files named, and returns it; no reference is moved.</summary>
    public string Forge(string subject, IReadOnlyList<string> parents, params (string Name, string Content)[] files)
    {
        var lines = files.Select(file => $"100644 blob {Git.Git("hash-object", "-w", Git.Write($".forge/{file.Name}", file.Content))}\t{file.Name}");
        var tree = Git.GitReading(string.Concat(lines.Select(line => line + "\n")), "mktree");
        return Git.Git(["commit-tree", tree, .. parents.SelectMany(parent => new[] { "-p", parent }), "-m", subject]);
    }

    /// <summary>Writes the commit of a name by hand.</summary>
    public string Forge(string name, params string[] parents) => Forge(NamesMeaning.Sentence(name), parents, ("event.json", NamesMeaning.Json(name)));

    public void Dispose() => Git.Dispose();
}
