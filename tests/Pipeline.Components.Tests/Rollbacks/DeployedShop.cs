using System.Runtime.CompilerServices;
using Pipeline.LocalRuntime;
using Pipeline.Testing;
using Pipeline.Tools.Containers;
using Pipeline.Tools.Processes;
using Pipeline.Tools.Tests.Helm;

namespace Pipeline.Components.Tests.Rollbacks;

/// <summary>
/// A repository of two modules whose pages say which commit they are of, on the local runtime. Orders starts only while catalog,
/// on which it depends, answers.
/// </summary>
internal sealed class DeployedShop : IAsyncDisposable
{
    private const string Catalog = "exec httpd -f -p 8080 -h /www";
    private const string Orders = $"until wget -q -O /dev/null http://$CATALOG_SERVICE_HOST/; do sleep 1; done; {Catalog}";
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly string _namespace = $"shop-{Guid.NewGuid():N}"[..20];
    private readonly BusyboxImage _base;
    private readonly GitSandbox _git = new();
    private readonly ProcessRunner _processes = new();
    private readonly LocalRuntimeClient _runtime;

    private readonly string _runtimeName;

    private DeployedShop(BusyboxImage image, string runtime)
    {
        (_base, _runtimeName) = (image, runtime);
        _runtime = new LocalRuntimeClient(new LocalRuntimeOptions { FindEngine = token => new ContainerEngineFinder(_processes).FindAsync(token), StateDirectory = Path.Combine(_git.Path, ".nuke", "temp", "local") });
        _git.Write(".nuke/.keep", "");
        _git.Write(".gitignore", "artifacts/\n.nuke/temp\n.nuke/build.schema.json\n");
        _git.Write("modules/orders/module.yaml", "dependsOn: [catalog]\n");
        foreach (var (module, command) in new[] { ("catalog", Catalog), ("orders", Orders) })
        {
            _git.Write($"modules/{module}/Dockerfile", Dockerfile(command));
            _git.Write($"modules/{module}/chart/Chart.yaml", $"apiVersion: v2\nname: {module}\nversion: 0.0.0\n");
            _git.Write($"modules/{module}/chart/values.yaml", "image:\n  repository: x\n  tag: x\n  digest: x\n");
            _git.Write($"modules/{module}/chart/templates/app.yaml", Template);
        }
    }

    internal static string Template => """
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: {{ .Release.Name }} }
        spec:
          selector: { matchLabels: { app: {{ .Release.Name }} } }
          template:
            metadata: { labels: { app: {{ .Release.Name }} } }
            spec:
              terminationGracePeriodSeconds: 1
              containers:
                - name: app
                  image: "{{ .Values.image.repository }}@{{ .Values.image.digest }}"
                  ports: [{ name: http, containerPort: 8080 }]
                  readinessProbe: { httpGet: { path: /, port: http }, periodSeconds: 1 }
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: {{ .Release.Name }} }
        spec:
          selector: { app: {{ .Release.Name }} }
          ports: [{ name: http, port: 80, targetPort: http }]
        """;

    /// <summary>The commits that were deployed, the oldest first.</summary>
    public List<string> Commits { get; } = [];

    public static async Task<DeployedShop> CreateAsync(string runtime = "local")
    {
        var shop = new DeployedShop(BusyboxImage.Build(), runtime);
        // The build finds Helm where the tests of this repository have it.
        using var home = new TempDirectory();
        await HelmUnderTest.ClientAsync(home.Path);
        Directory.CreateDirectory(Path.Combine(shop._git.Path, ".nuke", "temp"));
        Directory.CreateSymbolicLink(Path.Combine(shop._git.Path, ".nuke", "temp", "tools"), Path.Combine(RepositoryRoot(), ".nuke", "temp", "tools"));
        return shop;
    }

    /// <summary>The namespace that it is deployed to.</summary>
    public string Namespace => _namespace;

    /// <summary>A file of the shop.</summary>
    public string this[string path] => Path.Combine(_git.Path, path);

    /// <summary>Commits files.</summary>
    public void Commit(string message, params (string Path, string Content)[] files) => Commits.Add(_git.Commit(message, files));

    /// <summary>Commits another page of every module and deploys it.</summary>
    public async Task DeployAsync()
    {
        CommitPage($"page {Commits.Count + 1}");
        var (exitCode, output) = await RunAsync(new Dictionary<string, string?>(), "Deploy");
        Assert.True(exitCode == 0, output);
    }

    /// <summary>Commits another page of every module, with which <paramref name="module"/> ends as soon as it starts.</summary>
    public void CommitBroken(string module)
    {
        Commits.Add(_git.Commit("feat: broken", ("modules/catalog/page", "broken"), ("modules/orders/page", "broken"), ($"modules/{module}/Dockerfile", Dockerfile("sleep 1; exit 7"))));
    }

    /// <summary>Kills a build, and nothing that it started, when it is time.</summary>
    public Task KillAtAsync(Func<bool> isTime, params string[] arguments) => BuildProcess.KillWhenAsync("ReleaseBuild", isTime, _git.Path, new Dictionary<string, string?>(), On(arguments));

    /// <summary>Whether a build has begun to change a module, and neither finished nor undone it.</summary>
    public bool HasJournalOf(string module) =>
        Path.Combine(_git.Path, "artifacts", "deployment-staging.json") is var file && File.Exists(file) && File.ReadAllText(file).Contains($"\"{module}\"", StringComparison.Ordinal);

    /// <summary>Runs a target on the shop's environment.</summary>
    public Task<(int ExitCode, string Output)> RunAsync(IReadOnlyDictionary<string, string?> environment, params string[] arguments) =>
        BuildProcess.RunAsync(_git.Path, environment, On(arguments));

    /// <summary>Runs a target and sends it SIGTERM when its output has <paramref name="text"/>.</summary>
    public Task<(int ExitCode, string Output)> TerminateAtAsync(string text, params string[] arguments) => BuildProcess.TerminateAtAsync(text, _git.Path, On(arguments));

    /// <summary>Commits another page of every module.</summary>
    public void CommitPage(string page) => Commits.Add(_git.Commit($"feat: {page}", ("modules/catalog/page", page), ("modules/orders/page", page), ("modules/catalog/Dockerfile", Dockerfile(Catalog)), ("modules/orders/Dockerfile", Dockerfile(Orders))));

    /// <summary>What a module answers.</summary>
    /// <param name="module">The module.</param>
    /// <param name="namespaceName">Where; null: in the shop's environment.</param>
    public async Task<string> AskAsync(string module, string? namespaceName = null) => (await Http.GetStringAsync(await _runtime.FindAddressAsync(module, namespaceName ?? _namespace, Token), Token)).Trim();

    /// <summary>The containers of a namespace, by name.</summary>
    public async Task<string> ContainersOfAsync(string namespaceName) => await DockerAsync("ps", "--all", "--format", "{{.Names}}", "--filter", $"label=pipeline.local.scope={new LocalNamespace(namespaceName, Path.Combine(_git.Path, ".nuke", "temp", "local")).Scope}");

    /// <summary>Runs a target as a build whose environment is another one.</summary>
    public Task<(int ExitCode, string Output)> RunElsewhereAsync(params string[] arguments) => BuildProcess.RunAsync(_git.Path, new Dictionary<string, string?>(), [.. arguments, "--namespace", "elsewhere", "--runtime", "local"]);

    /// <summary>Whether a release is deployed in a namespace.</summary>
    public bool HasRelease(string namespaceName, string release) => File.Exists(Path.Combine(_git.Path, ".nuke", "temp", "local", namespaceName, "releases", release, "history.json"));

    /// <summary>Whether the local runtime knows of a namespace.</summary>
    public bool HasNamespace(string name) => Directory.Exists(Path.Combine(_git.Path, ".nuke", "temp", "local", name));

    /// <summary>Removes a namespace, whatever is in it.</summary>
    public Task RemoveAsync(string namespaceName) => _runtime.RemoveNamespaceAsync(namespaceName, TextWriter.Null, CancellationToken.None);

    /// <summary>The images that the containers of a module run, by digest.</summary>
    public async Task<string[]> ImagesOfAsync(string module)
    {
        var images = await DockerAsync(["inspect", "--format", "{{.Config.Image}}", .. await PodsOfAsync(module)]);
        return images.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Freezes what a module runs, or lets it go on: <c>pause</c> or <c>unpause</c>.</summary>
    public async Task FreezeAsync(string command, string module) => await DockerAsync([command, .. await PodsOfAsync(module)]);

    /// <summary>The record of the last rollback; empty when there was none.</summary>
    public string ReadRecord() => Path.Combine(_git.Path, "artifacts", "rollback.json") is var file && File.Exists(file) ? File.ReadAllText(file) : "";

    public async ValueTask DisposeAsync()
    {
        await RunAsync(new Dictionary<string, string?>(), "Undeploy");
        if (_runtimeName == "kubernetes")
            await _processes.RunAsync(new Command("kubectl", "delete", "namespace", _namespace, "--wait=false", "--ignore-not-found"), null, CancellationToken.None);
        _runtime.Dispose();
        var images = (await DockerAsync("images", "--format", "{{.Repository}}:{{.Tag}}")).Split('\n').Where(image => Commits.Any(commit => image.Contains(commit, StringComparison.Ordinal))).ToArray();
        if (images.Length > 0)
            await DockerAsync(["rmi", "--force", .. images]);
        _base.Dispose();
        _git.Dispose();
    }

    private async Task<string[]> PodsOfAsync(string module)
    {
        var pods = await DockerAsync("ps", "--all", "--quiet", "--filter", $"label=pipeline.local.namespace={_namespace}", "--filter", $"label=pipeline.local.release={module}", "--filter", "label=pipeline.local.container");
        return pods.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private string Dockerfile(string command) => $"FROM {_base.Reference}\nCOPY page /www/index.html\nCMD [\"/bin/sh\", \"-c\", \"{command}\"]\n";

    private string[] On(string[] arguments) => [.. arguments, "--namespace", _namespace, "--runtime", _runtimeName];

    private Task<string> DockerAsync(params string[] arguments) => _processes.ReadAsync(new Command("docker", arguments), CancellationToken.None);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static string RepositoryRoot([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));
}
