using System.Text.Json;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Promotion;
using Pipeline.Tools.Git;
using Pipeline.Tools.Ledger;
using Pipeline.Tools.Processes;

namespace Pipeline.Components.Tests.Releases;

/// <summary>Two modules in a real repository, and a build that records its releases, run as its own process.</summary>
internal sealed class RecordedShop(string build = "recorded") : IDisposable
{
    public const string Branch = "release-ledger";
    private static readonly string Image = $"sha256:{new string('a', 64)}";
    private readonly StagedShop _shop = new(build);
    private Pipeline.Testing.GitSandbox? _origin;

    public Pipeline.Testing.GitSandbox Git => _shop.Git;

    /// <summary>Where others keep the ledger; null: here.</summary>
    public string? Remote { get; init; }

    /// <summary>The last commit of the ledger; empty: there is none.</summary>
    public string Head => Git.Git("for-each-ref", "--format=%(objectname)", $"refs/heads/{Branch}");

    /// <summary>What happened, newest first, in sentences.</summary>
    public string[] Sentences => Git.Git("log", "--format=%s", Branch).Split('\n');

    /// <summary>The remote that <see cref="Share"/> made.</summary>
    public Pipeline.Testing.GitSandbox Origin => _origin ?? throw new InvalidOperationException("Nothing is shared yet.");

    /// <summary>What the last deployment noted of the ledger.</summary>
    public string LastNote => File.ReadAllLines(Path.Combine(Git.Path, ".nuke", "temp", "notes.txt"))[^1];

    /// <summary>Pushes main to a remote, <c>origin</c>.</summary>
    public void Share()
    {
        _origin = new Pipeline.Testing.GitSandbox(bare: true);
        Git.Git("remote", "add", "origin", _origin.Path);
        Git.Git("push", "-q", "origin", "main");
    }

    /// <summary>The remote does not answer any more.</summary>
    public void GoOffline() => Git.Git("remote", "set-url", "origin", "git://127.0.0.1:1/shop");

    /// <summary>It answers again.</summary>
    public void GoOnline() => Git.Git("remote", "set-url", "origin", Origin.Path);

    /// <summary>Takes away what this clone knows of the ledger, as in one that was just made of a single branch.</summary>
    public void ForgetLedger(bool alsoOfRemote = true)
    {
        string[] mine = [$"refs/heads/{Branch}", "refs/pipeline/ledger-seen"];
        foreach (var name in Git.Git(["for-each-ref", "--format=%(refname)", .. mine, .. alsoOfRemote ? [$"refs/remotes/origin/{Branch}"] : Array.Empty<string>()]).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            Git.Git("update-ref", "-d", name);
    }

    /// <summary>Takes a commit out of this repository altogether.</summary>
    public void Lose(string commit)
    {
        Git.Git("reflog", "expire", "--expire=now", "--all");
        Git.Git("gc", "-q", "--prune=now");
        Assert.Throws<InvalidOperationException>(() => Git.Git("cat-file", "-e", commit));
    }

    /// <summary>What ran since the last call.</summary>
    public string[] TakeJournal() => _shop.TakeJournal();

    /// <summary>The last event.</summary>
    public JsonElement LastEvent()
    {
        using var document = JsonDocument.Parse(Git.Git("show", $"{Branch}:event.json"));
        return document.RootElement.Clone();
    }

    /// <summary>Who the last event is by.</summary>
    public (string Name, string? Email, bool Proven, string? ProvenBy) By()
    {
        var by = LastEvent().GetProperty("by");
        return (by.GetProperty("name").GetString()!, Text("email"), by.GetProperty("proven").GetBoolean(), Text("provenBy"));

        string? Text(string name) => by.TryGetProperty(name, out var value) ? value.GetString() : null;
    }

    /// <summary>Runs the pipeline, and seals what it made.</summary>
    public async Task SealAsync(IReadOnlyDictionary<string, string?>? environment = null) => await SucceedAsync(environment ?? new Dictionary<string, string?>(), "Pipeline", "Bundle");

    public Task<(int ExitCode, string Output)> RunAsync(params string[] arguments) => RunAsync(new Dictionary<string, string?>(), arguments);

    public Task<(int ExitCode, string Output)> RunAsync(IReadOnlyDictionary<string, string?> environment, params string[] arguments) =>
        _shop.RunAsync(Complete(environment), arguments);

    /// <summary>Types a line into a shell, in which the build is the same.</summary>
    public Task<(int ExitCode, string Output)> TypeAsync(string line, IReadOnlyDictionary<string, string?> environment) => _shop.TypeAsync(line, Complete(environment));

    /// <summary>Runs it, and asserts that it succeeds.</summary>
    /// <returns>What it said.</returns>
    public Task<string> SucceedAsync(params string[] arguments) => SucceedAsync(new Dictionary<string, string?>(), arguments);

    /// <summary>Runs it, and asserts that it succeeds.</summary>
    public async Task<string> SucceedAsync(IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        var (exitCode, output) = await RunAsync(environment, arguments);
        Assert.True(exitCode == 0, output);
        return output;
    }

    /// <summary>Runs it, and asserts that it fails, without a stack trace, and that nothing was recorded.</summary>
    /// <returns>What it said.</returns>
    public Task<string> RefusedAsync(params string[] arguments) => RefusedAsync(new Dictionary<string, string?>(), arguments);

    /// <summary>Runs it, and asserts that it fails, without a stack trace, and that nothing was recorded.</summary>
    public async Task<string> RefusedAsync(IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        var before = Head;
        var (exitCode, output) = await RunAsync(environment, arguments);
        Assert.True(exitCode != 0, output);
        Assert.Equal(before, Head);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        return output;
    }

    /// <summary>Appends what others would, at another time.</summary>
    /// <param name="decide">What they do.</param>
    /// <param name="at">When.</param>
    /// <param name="by">Who; null: Ada, for whom nobody vouches.</param>
    public async Task AppendAsync(Action<LedgerEdit> decide, DateTimeOffset at, Person? by = null)
    {
        var workTree = await GitWorkTree.OpenAsync(new ProcessRunner(), Git.Path, TestContext.Current.CancellationToken);
        var ledger = new LedgerBranch<LedgerState>(workTree, new LedgerOptions { Remote = Remote }, new ReleaseMeaning());
        await ledger.AppendAsync(
            state =>
            {
                var edit = new LedgerEdit(state, at, by ?? new Person { Name = "Ada", Email = "ada@example.org" });
                decide(edit);
                return [.. edit.Events.Select(one => ReleaseMeaning.DraftOf(one.Before, one.Event))];
            },
            TestContext.Current.CancellationToken);
    }

    /// <summary>The last bundle that was sealed runs in <paramref name="environment"/>, by the word of <paramref name="by"/>.</summary>
    public Task DeployedAsync(string environment, Person? by = null) => AppendAsync(
        edit =>
        {
            var bundle = edit.State.Bundles[edit.State.Sealed[^1]].Bundle.Id;
            edit.Add(new DeploymentStarted { At = edit.Now, By = edit.By, Bundle = bundle, Environment = environment, Runtime = "local", Until = edit.Now.AddHours(1) });
            edit.Add(new DeploymentSucceeded { At = edit.Now, By = edit.By, Bundle = bundle, Environment = environment });
        },
        DateTimeOffset.UtcNow,
        by);

    public string Read(string path) => _shop.Read(path);

    public void Dispose()
    {
        _shop.Dispose();
        _origin?.Dispose();
    }

    private static Dictionary<string, string?> Complete(IReadOnlyDictionary<string, string?> environment) =>
        new(environment) { ["PUSHED"] = environment.GetValueOrDefault("PUSHED") ?? Image, ["GIT_CONFIG_GLOBAL"] = "/dev/null", ["GIT_CONFIG_NOSYSTEM"] = "1" };
}
