using Pipeline.Testing;
using Pipeline.Testing.GitHub;
using Pipeline.Tools.Processes;
using Pipeline.Tools.Registry;
using Pipeline.Registry;
using Pipeline.WorkflowRunner;

namespace Pipeline.EndToEnd.Workflows;

/// <summary>Everything that the storefront's workflows need around them, on this machine: GitHub, a registry, a cluster, a channel.</summary>
internal sealed class Hosting : IAsyncDisposable
{
    public const string RegistryPassword = "open-sesame-of-the-registry";
    private static readonly string[] Environments = ["staging", "pre-prod", "production"];

    // How this machine reaches the network; its other variables are not those of a hosted runner.
    private static readonly string[] Network = ["SSL_CERT_FILE", "SSL_CERT_DIR", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy"];

    private readonly TempDirectory _folder;
    private readonly string _suffix;
    private readonly EmbeddedRegistry _registry;

    private Hosting(TempDirectory folder, string suffix, EmbeddedRegistry registry, StorefrontRepository repository, FakeGitHub releases)
    {
        (_folder, _suffix, _registry, Repository, Releases) = (folder, suffix, registry, repository, releases);
        releases.FindTag = repository.TagObject;
        // Every run has a token of its own.
        releases.Knows = token => token.StartsWith("ghs_token_of_run_", StringComparison.Ordinal);
        Registry = new RegistryClient(registry.Address with { Prefix = "acme" }, DockerCredentials.OfCurrentUser(new ProcessRunner()));
        GitHub = new WorkflowHost(repository.Origin, Directory.CreateDirectory(folder["github"]).FullName) { Kept = ["build/bin"] };
        releases.Actors.FindActor = run => GitHub.Actors.GetValueOrDefault(run);
    }

    public StorefrontRepository Repository { get; }

    public RegistryClient Registry { get; }

    public Channel Channel { get; } = new();

    public WorkflowHost GitHub { get; }

    /// <summary>The part of GitHub that keeps releases.</summary>
    public FakeGitHub Releases { get; }

    public static async Task<Hosting> StartAsync()
    {
        var token = TestContext.Current.CancellationToken;
        var suffix = Guid.NewGuid().ToString("N")[..8];
        var folder = new TempDirectory("pipeline-github-");
        var hosting = new Hosting(folder, suffix, await EmbeddedRegistry.StartAsync(folder["registry"], 0, token), await StorefrontRepository.CreateAsync(suffix), await FakeGitHub.StartAsync(WorkflowHost.Repository));
        var github = hosting.GitHub;
        foreach (var name in Network.Where(name => Environment.GetEnvironmentVariable(name) is { Length: > 0 }))
            github.MachineEnvironment[name] = Environment.GetEnvironmentVariable(name)!;
        // Nobody has told a hosted runner's git who commits.
        github.MachineEnvironment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        github.MachineEnvironment["GITHUB_API_URL"] = hosting.Releases.Address;
        github.Variables["REGISTRY_HOST"] = hosting._registry.Address.Host;
        github.Variables["REGISTRY_PATH"] = "acme";
        github.Variables["REGISTRY_USER"] = "ada";
        github.Secrets["REGISTRY_PASSWORD"] = RegistryPassword;
        github.Secrets["SLACK_WEBHOOK"] = hosting.Channel.Webhook;
        github.Secrets["SLACK_TOKEN"] = "";
        github.Secrets["KUBERNETES_CREDENTIALS"] = "";
        var credentials = await File.ReadAllTextAsync(Environment.GetEnvironmentVariable("KUBECONFIG") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".kube", "config"), token);
        foreach (var environment in Environments.SelectMany(environment => new[] { environment, $"{environment}-watch" }))
            github.EnvironmentSecrets[environment] = new() { ["KUBERNETES_CREDENTIALS"] = credentials };
        return hosting;
    }

    /// <summary>The namespace that <paramref name="environment"/> deploys to.</summary>
    public string NamespaceOf(string environment) => $"{environment}-{_suffix}";

    /// <summary>The image that a module's deployment runs, by digest.</summary>
    public async Task<string> RunningAsync(string environment, string module)
    {
        var image = await KubectlAsync("get", "deployment", module, "--namespace", NamespaceOf(environment), "--output", "jsonpath={.spec.template.spec.containers[0].image}");
        return image[(image.IndexOf('@', StringComparison.Ordinal) + 1)..];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var environment in Environments)
            await KubectlAsync("delete", "namespace", NamespaceOf(environment), "--ignore-not-found", "--wait=false");
        await BuiltImages.RemoveAsync(Repository.Commits);
        Registry.Dispose();
        await _registry.DisposeAsync();
        await Releases.DisposeAsync();
        Channel.Dispose();
        Repository.Dispose();
        _folder.Dispose();
    }

    private static Task<string> KubectlAsync(params string[] arguments) => new ProcessRunner().ReadAsync(new Command("kubectl", arguments), CancellationToken.None);
}
