using Pipeline.Testing;
using Pipeline.Tools.Helm;

namespace Pipeline.Tools.Tests.Helm;

public sealed class HelmClientTests : IDisposable
{
    private readonly TempDirectory _home = new();
    private readonly StringWriter _log = new();

    public void Dispose()
    {
        _home.Dispose();
        _log.Dispose();
    }

    [Fact]
    public async Task A_sound_chart_passes_lint_and_is_packaged()
    {
        using var chart = new ChartSandbox(version: "1.2.3");
        var helm = await HelmUnderTest.ClientAsync(_home.Path);
        await helm.LintAsync(chart.Path, _log, default);
        var package = await helm.PackageAsync(chart.Path, _home.Path, _log, default);
        Assert.Equal(_home["orders-1.2.3.tgz"], package);
        Assert.True(File.Exists(package));
    }

    [Fact]
    public async Task A_broken_chart_fails_lint_with_what_Helm_says()
    {
        using var chart = new ChartSandbox(template: "{{ .Values.nothing.here }}\n");
        var helm = await HelmUnderTest.ClientAsync(_home.Path);
        var exception = await Assert.ThrowsAsync<HelmException>(() => helm.LintAsync(chart.Path, _log, default));
        Assert.Contains("is broken: [ERROR] templates/", exception.Message, StringComparison.Ordinal);
        Assert.Contains("nil pointer", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chart_is_rendered_with_its_values()
    {
        using var chart = new ChartSandbox();
        var helm = await HelmUnderTest.ClientAsync(_home.Path);
        var rendered = await helm.TemplateAsync("shop", "staging", chart.Path, [_home.Write("values.yaml", "image: { repository: acme/orders, digest: d }\n")], default);
        Assert.Contains("name: shop", rendered, StringComparison.Ordinal);
        Assert.Contains("image: acme/orders@d", rendered, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_that_looks_like_an_option_is_a_path()
    {
        var helm = await HelmUnderTest.ClientAsync(_home.Path);
        var exception = await Assert.ThrowsAsync<HelmException>(() => helm.LintAsync("--help", _log, default));
        Assert.Contains("'--help' is broken", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registry_that_is_not_there_is_named_as_such()
    {
        using var chart = new ChartSandbox(version: "1.2.3");
        var helm = await HelmUnderTest.ClientAsync(_home.Path);
        var package = await helm.PackageAsync(chart.Path, _home.Path, _log, default);
        var exception = await Assert.ThrowsAsync<HelmException>(() => helm.PushAsync(package, "oci://127.0.0.1:1/charts", _log, default));
        Assert.Equal(HelmFault.RegistryUnavailable, exception.Fault);
    }

    [Fact]
    public async Task A_cluster_that_is_not_there_is_named_as_such()
    {
        var kubeConfig = _home.Write("kubeconfig", "apiVersion: v1\nkind: Config\nclusters: [{ name: a, cluster: { server: 'http://127.0.0.1:1' } }]\ncontexts: [{ name: a, context: { cluster: a } }]\ncurrent-context: a\n");
        var helm = await HelmUnderTest.ClientAsync(_home.Path, kubeConfig);
        var exception = await Assert.ThrowsAsync<HelmException>(() => helm.HistoryAsync("orders", "staging", default));
        Assert.Equal(HelmFault.ClusterUnreachable, exception.Fault);
        Assert.Contains("local runtime", exception.Message, StringComparison.Ordinal);
    }
}
