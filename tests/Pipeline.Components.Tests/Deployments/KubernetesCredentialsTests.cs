using Pipeline.Testing;
using Pipeline.Tools.Processes;

namespace Pipeline.Components.Tests.Deployments;

/// <summary>A machine that knows no cluster but the one that it is handed credentials of.</summary>
public sealed class KubernetesCredentialsTests : IDisposable
{
    private readonly ShopBuild _shop = new();
    private readonly TempDirectory _temporary = new();
    private readonly TempDirectory _home = new();

    public void Dispose()
    {
        _shop.Dispose();
        _temporary.Dispose();
        _home.Dispose();
    }

    [Fact]
    public async Task The_cluster_is_the_one_of_the_credentials_and_nothing_of_them_is_shown_or_stays()
    {
        Requires.Cluster();
        var content = await new ProcessRunner().ReadAsync(new Command("kubectl", "config", "view", "--raw", "--flatten", "--minify"), TestContext.Current.CancellationToken);

        var (exitCode, output) = await UndeployAsync(content);

        Assert.True(exitCode == 0, output);
        Assert.Matches("Removing orders from staging on Kubernetes v[0-9.]+, context ", output);
        Assert.All(Secrets(content), secret => Assert.DoesNotContain(secret, output, StringComparison.Ordinal));
        Assert.Empty(Directory.GetFileSystemEntries(_temporary.Path, "pipeline-kubernetes-*"));
    }

    [Fact]
    public async Task The_local_runtime_is_not_taken_instead_when_the_cluster_of_the_credentials_does_not_answer()
    {
        Requires.Program("kubectl", "version", "--client");
        const string content = """
            clusters: [{ name: shop, cluster: { server: "https://127.0.0.1:1" } }]
            users: [{ name: robot, user: { token: t0p-s3cret-token } }]
            contexts: [{ name: shop, context: { cluster: shop, user: robot } }]
            current-context: shop
            """;

        var (exitCode, output) = await UndeployAsync(content, "--runtime", "auto");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("The cluster of the given Kubernetes credentials does not answer: ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Removing", output, StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1:1", output, StringComparison.Ordinal);
        Assert.DoesNotContain("t0p-s3cret-token", output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_temporary.Path, "pipeline-kubernetes-*"));
    }

    [Fact]
    public async Task What_is_no_kubeconfig_fails_with_the_name_of_the_parameter()
    {
        var (exitCode, output) = await UndeployAsync("token: t0p-s3cret-token");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("KubernetesCredentials is no kubeconfig: it has no clusters.", output, StringComparison.Ordinal);
        Assert.DoesNotContain("t0p-s3cret-token", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at Pipeline.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_that_the_repository_does_not_have_is_no_credentials()
    {
        var (_, output) = await UndeployAsync(" ", "--runtime", "kubernetes");

        Assert.Contains("No Kubernetes cluster is configured: there is no kubeconfig file.", output, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Secrets(string content) => content.Split(['\n', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(word => word.Length > 20);

    private Task<(int ExitCode, string Output)> UndeployAsync(string credentials, params string[] arguments)
    {
        var environment = new Dictionary<string, string?>
        {
            ["KUBERNETES_CREDENTIALS"] = credentials,
            ["KUBECONFIG"] = null,
            ["HOME"] = _home.Path,
            ["TMPDIR"] = _temporary.Path,
        };
        return _shop.RunAsync(environment, ["Undeploy", "--namespace", $"shop-{Guid.NewGuid():N}", .. arguments]);
    }
}
