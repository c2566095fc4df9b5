using Pipeline.Core.Errors;
using Pipeline.Testing;
using Pipeline.Tools.Kubernetes;
using Pipeline.Tools.Processes;
using Pipeline.Tools.Tests.Helm;

namespace Pipeline.Tools.Tests.Kubernetes;

public sealed class KubeConfigFileTests
{
    private const string Unreachable = """
        apiVersion: v1
        kind: Config
        clusters: [{ name: shop, cluster: { server: "https://127.0.0.1:1", certificate-authority-data: Q0VSVElGSUNBVEU= } }]
        users: [{ name: robot, user: { token: t0p-s3cret-token, exec: { command: login, args: [--account, acc0unt-4711] } } }]
        contexts: [{ name: shop, context: { cluster: shop, user: robot } }]
        current-context: shop
        """;

    [Fact]
    public void It_is_readable_by_its_owner_only_and_goes_with_its_folder()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no file modes.");
            return;
        }

        string folder;
        using (var file = KubeConfigFile.Write(Unreachable, "Credentials"))
        {
            folder = Path.GetDirectoryName(file.Path)!;
            Assert.Equal(Unreachable, File.ReadAllText(file.Path));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file.Path));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
            Assert.Equal(Path.TrimEndingDirectorySeparator(Path.GetTempPath()), Path.GetDirectoryName(Path.GetDirectoryName(folder)));
        }

        Assert.False(Directory.Exists(folder));
    }

    [Theory]
    [InlineData("s3cret-words", "no YAML mapping")]
    [InlineData("- s3cret-words", "no YAML mapping")]
    [InlineData("token: [s3cret-words", "no YAML")]
    [InlineData("token: s3cret-words", "no clusters")]
    [InlineData("clusters: []\ntoken: s3cret-words", "no clusters")]
    [InlineData("clusters: [{ name: s3cret-words }]", "no current-context")]
    [InlineData("clusters: [{ name: s3cret-words }]\n---\na: b", "no YAML mapping")]
    public void What_is_no_kubeconfig_is_refused_and_not_repeated(string content, string problem)
    {
        var exception = Assert.Throws<PipelineException>(() => KubeConfigFile.Write(content, "KubernetesCredentials"));

        Assert.StartsWith($"KubernetesCredentials is no kubeconfig: it {(problem.StartsWith("no YAML", StringComparison.Ordinal) ? "is" : "has")} {problem}.", exception.Message, StringComparison.Ordinal);
        Assert.Contains("kubectl config view --raw --flatten --minify", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret-words", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Nesting_that_would_exhaust_the_stack_is_refused() =>
        AssertRefused($"clusters: {new string('[', 100_000)}");

    [Fact]
    public void Aliases_that_would_multiply_a_small_text_are_refused() =>
        AssertRefused("a: &a [x, x]\nb: &b [*a, *a]\nclusters: [*b, *b]\ncurrent-context: shop");

    [Fact]
    public void Credentials_and_addresses_are_its_secrets_and_names_are_not()
    {
        using var file = KubeConfigFile.Write(Unreachable, "Credentials");

        Assert.Equal(
            ["--account", "127.0.0.1:1", "Q0VSVElGSUNBVEU=", "acc0unt-4711", "https://127.0.0.1:1", "t0p-s3cret-token"],
            file.Secrets.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_cluster_that_does_not_answer_is_told_without_its_address()
    {
        using var file = KubeConfigFile.Write(Unreachable.Replace(", exec: { command: login, args: [--account, acc0unt-4711] }", "", StringComparison.Ordinal), "Credentials");

        using var cluster = ClusterOf(file);
        var exception = await Assert.ThrowsAsync<ClusterUnreachableException>(() => cluster.ConnectAsync(TestContext.Current.CancellationToken));

        Assert.StartsWith("The cluster of the given Kubernetes credentials does not answer: ", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", exception.ToString(), StringComparison.Ordinal);
        Assert.Null(await cluster.FindClusterAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Helm_and_the_client_work_on_its_cluster()
    {
        Requires.Cluster();
        using var home = new TempDirectory();
        var content = await new ProcessRunner().ReadAsync(new Command("kubectl", "config", "view", "--raw", "--flatten", "--minify"), TestContext.Current.CancellationToken);
        using var file = KubeConfigFile.Write(content, "Credentials");

        var helm = await HelmUnderTest.ClientAsync(home.Path, file.Path);

        using var cluster = ClusterOf(file);
        Assert.NotEmpty((await cluster.ConnectAsync(TestContext.Current.CancellationToken)).Version);
        Assert.Empty(await helm.HistoryAsync("nothing", "default", TestContext.Current.CancellationToken));
    }

    private static void AssertRefused(string content)
    {
        var exception = Assert.Throws<PipelineException>(() => KubeConfigFile.Write(content, "Credentials"));
        Assert.StartsWith("Credentials is no kubeconfig: it has aliases, or values nested more than 20 deep.", exception.Message, StringComparison.Ordinal);
    }

    private static ClusterClient ClusterOf(KubeConfigFile file) => new(new ProcessRunner(), new KubernetesOptions { KubeConfig = file.Path, Secrets = file.Secrets });
}
