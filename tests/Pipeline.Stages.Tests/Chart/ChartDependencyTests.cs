using Pipeline.Core.Errors;
using Pipeline.Core.Modules;
using Pipeline.Core.Sources;
using Pipeline.Core.Stages;
using Pipeline.Registry;
using Pipeline.Stages.Chart;
using Pipeline.Testing;
using Pipeline.Tools.Helm;
using Pipeline.Tools.Processes;
using Pipeline.Tools.Registry;
using Pipeline.Tools.Tests.Helm;
using Semver;

namespace Pipeline.Stages.Tests.Chart;

/// <summary>Charts that depend on others, by the real Helm.</summary>
public sealed class ChartDependencyTests : IAsyncLifetime
{
    private const string Commit = "aad8a9bc5ba2d8a9bc5ba2d8a9bc5ba2d8a9bc5b";
    private readonly TempDirectory _directory = new();
    private EmbeddedRegistry _registry = null!;
    private RegistryClient _client = null!;
    private HelmClient _helm = null!;

    public async ValueTask InitializeAsync()
    {
        _helm = await HelmUnderTest.ClientAsync(_directory["helm"]);
        _registry = await EmbeddedRegistry.StartAsync(_directory["registry"], preferredPort: 0);
        _client = new RegistryClient(_registry.Address, new DockerCredentials(new ProcessRunner(), []));
        _directory.Write("shop/orders/chart/templates/own.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: own }\n");
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_registry is not null)
            await _registry.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task A_chart_in_charts_of_another_version_is_refused()
    {
        Write("");
        Sub("shop/orders/chart/charts/sub", "9.9.9");

        var result = await RunAsync();

        Assert.Equal(StageStatus.Failed, result.Status);
        Assert.Contains("Chart.yaml asks for sub ^1.0.0, charts has 9.9.9", result.Reason, StringComparison.Ordinal);
        Assert.Contains("Run 'helm dependency update' on orders/chart", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chart_of_the_first_form_names_its_dependencies_in_a_file_of_its_own()
    {
        WriteFirstForm("");
        Sub("shop/orders/chart/charts/sub", "9.9.9");

        Assert.Contains("requirements.yaml asks for sub ^1.0.0, charts has 9.9.9", (await RunAsync()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chart_of_the_first_form_has_its_dependencies_built()
    {
        WriteFirstForm("file://../../libs/sub");
        Sub("shop/libs/sub", "1.2.0");

        var first = await RunAsync();

        Assert.Equal((StageStatus.Succeeded, null), (first.Status, first.Reason));
        Assert.Equal(first.Artifacts, (await RunAsync()).Artifacts);
        _directory.Write("shop/orders/chart/requirements.lock", "dependencies:\n- name: sub\n  repository: file://../../libs/sub\n  version: 0.9.0\n");
        Assert.Contains("requirements.yaml asks for sub ^1.0.0 from file://../../libs/sub, requirements.lock has 0.9.0", (await RunAsync()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chart_may_be_needed_twice_under_two_names()
    {
        Sub("shop/libs/sub", "1.2.0");
        _directory.Write("shop/libs/sub/templates/all.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: {{ .Chart.Name }} }\n");
        _directory.Write("shop/orders/chart/Chart.yaml", string.Concat(
            "apiVersion: v2\nname: orders\nversion: 0.0.0\ndependencies:\n",
            "- { name: sub, alias: read, version: ^1.0.0, repository: \"file://../../libs/sub\" }\n",
            "- { name: sub, alias: write, version: ^1.0.0, repository: \"file://../../libs/sub\" }\n"));

        var result = await RunAsync();

        Assert.Equal((StageStatus.Succeeded, null), (result.Status, result.Reason));
    }

    [Fact]
    public async Task A_stale_lock_is_refused()
    {
        Write("file://../../libs/sub");
        Sub("shop/libs/sub", "1.2.0");
        _directory.Write("shop/orders/chart/Chart.lock", "dependencies:\n- name: sub\n  repository: file://../../libs/sub\n  version: 0.9.0\n");

        Assert.Contains("Chart.lock has 0.9.0", (await RunAsync()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chart_of_the_repository_is_built_in_and_the_same_each_time()
    {
        Write("file://../../libs/sub");
        Sub("shop/libs/sub", "1.2.0");

        var first = await RunAsync();
        var second = await RunAsync();

        Assert.Equal((StageStatus.Succeeded, null), (first.Status, first.Reason));
        Assert.Equal(first.Artifacts, second.Artifacts);
        var rendered = await _helm.TemplateAsync("orders", "staging", Path.Combine(_directory["out"], second.Files[0]), [], default);
        Assert.Contains("name: sub", rendered, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_directory["shop/orders/chart/charts"]));
        Assert.Equal(second.Files, Directory.GetFileSystemEntries(_directory["out"]).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_chart_that_is_no_input_of_the_module_is_refused()
    {
        foreach (var folder in new[] { "../../../elsewhere", "../../other" })
        {
            Write($"file://{folder}");
            Sub("elsewhere", "1.0.0");
            Sub("shop/other", "1.0.0");

            var exception = await Assert.ThrowsAsync<PipelineException>(RunAsync);

            Assert.Contains($"that are no input of 'orders': file://{folder}. Name their folders", exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_chart_behind_a_link_is_refused()
    {
        Write("file://../lib/sub");
        Sub("elsewhere/sub", "1.0.0");
        Directory.CreateSymbolicLink(_directory["shop/orders/lib"], _directory["elsewhere"]);

        Assert.Contains("'orders/lib' is a link", (await Assert.ThrowsAsync<PipelineException>(RunAsync)).Message, StringComparison.Ordinal);
    }

    private void Write(string repository) => _directory.Write(
        "shop/orders/chart/Chart.yaml", $"apiVersion: v2\nname: orders\nversion: 0.0.0\ndependencies:\n  - name: sub\n    version: ^1.0.0\n    repository: \"{repository}\"\n");

    private void WriteFirstForm(string repository)
    {
        _directory.Write("shop/orders/chart/Chart.yaml", "apiVersion: v1\nname: orders\nversion: 0.0.0\n");
        _directory.Write("shop/orders/chart/requirements.yaml", $"dependencies:\n  - name: sub\n    version: ^1.0.0\n    repository: \"{repository}\"\n");
    }

    private void Sub(string folder, string version)
    {
        _directory.Write($"{folder}/Chart.yaml", $"apiVersion: v2\nname: sub\nversion: {version}\n");
        _directory.Write($"{folder}/templates/all.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: sub }\n");
    }

    private async Task<StageResult> RunAsync()
    {
        var module = new Module { Name = "orders", Path = "orders", Chart = "chart", SharedPaths = ["libs"] };
        if (Directory.Exists(_directory["out"]))
            Directory.Delete(_directory["out"], recursive: true);
        return await new ChartStage(_helm, _client).RunAsync(new StageContext
        {
            Module = module,
            Modules = [module],
            Source = new SourceTree { Directory = _directory["shop"], Commit = Commit, CommittedAt = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero) },
            Version = new SemVersion(1, 2, 3),
            OutputDirectory = Directory.CreateDirectory(_directory["out"]).FullName,
            Log = TextWriter.Null,
            Results = new Dictionary<string, IReadOnlyDictionary<Stage, StageResult>>(),
        }, default);
    }
}
