using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Pipeline.Components.Tests.Rollbacks;
using Pipeline.LocalRuntime;
using Pipeline.Testing;
using Pipeline.Tools.Containers;
using Pipeline.Tools.Processes;
using Pipeline.Tools.Tests.Helm;

namespace Pipeline.Components.Tests.Operations;

/// <summary>
/// A shop of one module on the local runtime: a web server whose pages a commit brings. Its build lets into production only what answers at <c>/api</c> under load, watches
/// <c>/live</c> there, and goes back when that fails. Its quick check of production asks for <c>/sane</c>.
/// </summary>
internal sealed class GatedShop : IAsyncDisposable
{
    private const string Sanity = """
        wget -q -O /dev/null "$ENDPOINT_WEB/sane" || failure='<failure message="There is nothing at /sane"/>'
        echo "<testsuite name='sanity' tests='1'><testcase classname='sanity' name='Production is sane'>$failure</testcase></testsuite>" > "$RESULTS_DIRECTORY/sanity.xml"

        """;

    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false });
    private static readonly string[] Pages = ["index.html", "api", "live", "sane"];
    private readonly string _namespace = $"gated-{Guid.NewGuid():N}"[..18];
    private readonly BusyboxImage _base = BusyboxImage.Build();
    private readonly GitSandbox _git = new();
    private readonly ProcessRunner _processes = new();
    private readonly List<string> _commits = [];
    private readonly LocalRuntimeClient _runtime;

    private GatedShop()
    {
        _runtime = new LocalRuntimeClient(new LocalRuntimeOptions { FindEngine = token => new ContainerEngineFinder(_processes).FindAsync(token), StateDirectory = Path.Combine(_git.Path, ".nuke", "temp", "local") });
        _git.Write(".nuke/.keep", "");
        _git.Write("sanity.sh", Sanity);
        _git.Write(".gitignore", "artifacts/\n.nuke/temp\n.nuke/build.schema.json\n");
        _git.Write("modules/web/Dockerfile", $"FROM {_base.Reference}\nCOPY pages /www\nCMD [\"/bin/sh\", \"-c\", \"exec httpd -f -p 8080 -h /www\"]\n");
        _git.Write("modules/web/chart/Chart.yaml", "apiVersion: v2\nname: web\nversion: 0.0.0\n");
        _git.Write("modules/web/chart/values.yaml", "image:\n  repository: x\n  tag: x\n  digest: x\n");
        _git.Write("modules/web/chart/templates/app.yaml", DeployedShop.Template);
    }

    /// <summary>What happened by the ledger, newest first, in sentences.</summary>
    public string[] Sentences => _git.Git("log", "--format=%s", "release-ledger").Split('\n');

    public static async Task<GatedShop> CreateAsync()
    {
        var shop = new GatedShop();
        // The build finds Helm where the tests of this repository have it.
        using var home = new TempDirectory();
        await HelmUnderTest.ClientAsync(home.Path);
        Directory.CreateDirectory(Path.Combine(shop._git.Path, ".nuke", "temp"));
        Directory.CreateSymbolicLink(Path.Combine(shop._git.Path, ".nuke", "temp", "tools"), Path.Combine(RepositoryRoot(), ".nuke", "temp", "tools"));
        return shop;
    }

    /// <summary>Commits a version without the page <paramref name="without"/>, and seals it.</summary>
    public async Task SealAsync(string? without = null)
    {
        foreach (var page in Pages.Where(page => File.Exists(Path.Combine(_git.Path, "modules/web/pages", page))))
            File.Delete(Path.Combine(_git.Path, "modules/web/pages", page));
        _commits.Add(_git.Commit($"feat: version {_commits.Count + 1}", [.. Pages.Where(page => page != without).Select(page => ($"modules/web/pages/{page}", $"version {_commits.Count + 1}"))]));
        await SucceedAsync("Deploy", "Bundle");
    }

    /// <summary>Runs targets, and asserts that they succeed.</summary>
    /// <returns>What they said.</returns>
    public async Task<string> SucceedAsync(params string[] arguments)
    {
        var (exitCode, output) = await RunAsync(arguments);
        Assert.True(exitCode == 0, output);
        return output;
    }

    /// <summary>Runs targets, and asserts that they fail without a stack trace.</summary>
    /// <returns>What they said.</returns>
    public async Task<string> FailAsync(params string[] arguments)
    {
        var (exitCode, output) = await RunAsync(arguments);
        Assert.True(exitCode != 0, output);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        return output;
    }

    /// <summary>What production answers.</summary>
    public async Task<(HttpStatusCode Status, string Text)> AskAsync(string page)
    {
        using var response = await Http.GetAsync(new Uri(await _runtime.FindAddressAsync("web", $"{_namespace}-p", TestContext.Current.CancellationToken) ?? throw new InvalidOperationException("Nothing runs in production."), page), TestContext.Current.CancellationToken);
        return (response.StatusCode, (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Trim());
    }

    /// <summary>Runs targets once in the moment in which the ledger is told of the watch, before whoever tells it goes on.</summary>
    public void WhenWatchIsTold(params string[] arguments)
    {
        var hook = _git.Write(".git/hooks/reference-transaction", $"""
            #!/bin/sh
            [ "$1" = committed ] && [ ! -e .git/done ] && git log -1 --format=%s release-ledger 2>/dev/null | grep -q 'Watch of the application' || exit 0
            touch .git/done
            unset $(git rev-parse --local-env-vars)
            RELEASE_BUILD=gated dotnet '{Path.Combine(AppContext.BaseDirectory, "ReleaseBuild.dll")}' {string.Join(' ', On(arguments))} > .git/said 2>&1
            """);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(hook, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>A file of the artifacts folder.</summary>
    public JsonElement ReadJson(string name)
    {
        using var document = JsonDocument.Parse(ReadArtifact(name));
        return document.RootElement.Clone();
    }

    /// <summary>The text of a file of the artifacts folder.</summary>
    public string ReadArtifact(string name) => File.ReadAllText(Path.Combine(_git.Path, "artifacts", name));

    public async ValueTask DisposeAsync()
    {
        await RunAsync("Undeploy", "--environment", "staging");
        await RunAsync("Undeploy", "--environment", "production");
        _runtime.Dispose();
        var images = (await _processes.ReadAsync(new Command("docker", "images", "--format", "{{.Repository}}:{{.Tag}}"), CancellationToken.None)).Split('\n').Where(image => _commits.Any(commit => image.Contains(commit, StringComparison.Ordinal))).ToArray();
        if (images.Length > 0)
            await _processes.ReadAsync(new Command("docker", ["rmi", "--force", .. images]), CancellationToken.None);
        _base.Dispose();
        _git.Dispose();
    }

    private Task<(int ExitCode, string Output)> RunAsync(params string[] arguments) => BuildProcess.RunAsync(
        _git.Path, new Dictionary<string, string?> { ["RELEASE_BUILD"] = "gated", ["GIT_CONFIG_GLOBAL"] = "/dev/null", ["GIT_CONFIG_NOSYSTEM"] = "1" }, On(arguments));

    private string[] On(string[] arguments) => [.. arguments, "--namespace", _namespace, "--runtime", "local"];

    private static string RepositoryRoot([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));
}
