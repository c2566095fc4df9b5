using Pipeline.LocalRuntime.Manifests;
using Pipeline.LocalRuntime.Pods;
using Pipeline.LocalRuntime.Releases;

namespace Pipeline.LocalRuntime.Tests;

/// <summary>A namespace of a test's own on the real engine.</summary>
public abstract class LocalScene : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, PooledConnectionLifetime = TimeSpan.Zero }) { Timeout = TimeSpan.FromSeconds(10) };
    private readonly StringWriter _written = new();

    protected LocalScene(LocalRuntimeFixture fixture)
    {
        (Fixture, Namespace, Log) = (fixture, fixture.NewNamespace(), TextWriter.Synchronized(_written));
        Charts = new Charts(fixture.Image);
    }

    internal LocalRuntimeFixture Fixture { get; }

    internal LocalRuntimeClient Runtime => Fixture.Runtime;

    internal string Namespace { get; }

    internal string Image => Fixture.Image;

    internal Charts Charts { get; }

    internal TextWriter Log { get; }

    internal string Logged => _written.ToString();

    public void Dispose()
    {
        _http.Dispose();
        Log.Dispose();
        _written.Dispose();
        GC.SuppressFinalize(this);
    }

    internal Task<LocalRevision> DeployAsync(string release, string manifests, TimeSpan? timeout = null, params ResourceQuota[] quotas) => Runtime.DeployAsync(
        new LocalDeployment { Release = release, Namespace = Namespace, Chart = $"{release}-1.0.0", Manifests = manifests, Timeout = timeout ?? Patience, Quotas = quotas },
        Log,
        TestContext.Current.CancellationToken);

    internal Task<PodFailedException> FailAsync(string release, string manifests, TimeSpan? timeout = null) => Assert.ThrowsAsync<PodFailedException>(() => DeployAsync(release, manifests, timeout));

    internal Task RemoveAsync(string release, bool withVolumes = false) => Runtime.RemoveAsync(release, Namespace, Log, TestContext.Current.CancellationToken, withVolumes);

    internal async Task<string> GetAsync(string release, string path = "/")
    {
        var address = await Runtime.FindAddressAsync(release, Namespace, TestContext.Current.CancellationToken);
        return (await _http.GetStringAsync(new Uri(address!, path), TestContext.Current.CancellationToken)).Trim();
    }

    /// <summary>Asks until the answer is good; a connection that nobody takes is no answer.</summary>
    internal Task<string> GetUntilAsync(string release, string path, Predicate<string> isGood) => UntilAsync(
        async () =>
        {
            try
            {
                return await GetAsync(release, path);
            }
            catch (HttpRequestException)
            {
                return "";
            }
        },
        isGood);

    /// <summary>Looks until what is seen is good; the test fails when it never is.</summary>
    internal static async Task<T> UntilAsync<T>(Func<Task<T>> look, Predicate<T> isGood)
    {
        for (var end = DateTime.UtcNow + Patience; ; await Task.Delay(100, TestContext.Current.CancellationToken))
        {
            var seen = await look();
            if (isGood(seen))
                return seen;
            Assert.True(DateTime.UtcNow < end, $"still not so: {seen}");
        }
    }

    internal Task<IReadOnlyList<LocalPod>> PodsAsync(string release) => Runtime.PodsAsync(release, Namespace, TestContext.Current.CancellationToken);

    /// <summary>The ids of the containers of the namespace that have a label, running or not.</summary>
    internal string[] Containers(string label) =>
        Lines("ps", "--all", "--quiet", "--filter", $"label=pipeline.local.namespace={Namespace}", "--filter", $"label={label}");

    /// <summary>The pods of the namespace that run, by their ids or as <paramref name="format"/> says.</summary>
    internal string[] RunningPods(string format = "{{.ID}}") =>
        Lines("ps", "--filter", $"label=pipeline.local.namespace={Namespace}", "--filter", "label=pipeline.local.pod", "--format", format);

    internal string[] Volumes() => Lines("volume", "ls", "--quiet", "--filter", $"label=pipeline.local.namespace={Namespace}");

    internal static string[] Lines(params string[] arguments) => LocalRuntimeFixture.Docker(arguments).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
