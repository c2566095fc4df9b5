using Pipeline.Core.Artifacts;
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

public sealed class ChartStageTests : IAsyncLifetime
{
    private const string Commit = "0123456789012345678901234567890123456789";
    private const string Workload = """
        apiVersion: v1
        kind: Pod
        metadata: { name: orders }
        spec:
          containers:
            - name: orders
              image: "{{ .Values.image.repository }}{{ if .Values.image.digest }}@{{ .Values.image.digest }}{{ else }}:{{ .Values.image.tag }}{{ end }}"
        """;

    private static readonly Digest Image = Digest.Of("image"u8);
    private readonly TempDirectory _directory = new();
    private readonly ChartSandbox _chart = new(template: Workload);
    private EmbeddedRegistry _registry = null!;
    private RegistryClient _client = null!;
    private HelmClient _helm = null!;

    public async ValueTask InitializeAsync()
    {
        _helm = await HelmUnderTest.ClientAsync(_directory["helm"]);
        _registry = await EmbeddedRegistry.StartAsync(_directory["registry"], preferredPort: 0);
        _client = new RegistryClient(_registry.Address with { Prefix = "shop" }, new DockerCredentials(new ProcessRunner(), []));
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_registry is not null)
            await _registry.DisposeAsync();
        _chart.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public async Task A_chart_is_published_under_its_commit_with_its_image_pinned()
    {
        var result = await RunAsync();

        Assert.Equal(StageStatus.Succeeded, result.Status);
        Assert.Equal($"1.2.3-g{Commit}", result.Outputs["chartVersion"]);
        Assert.Equal($"orders-1.2.3-g{Commit}.tgz", Assert.Single(result.Files));
        var artifact = Assert.Single(result.Artifacts);
        Assert.Equal($"{_client.Address.ChartParent}/orders:1.2.3-g{Commit}", artifact.Reference);
        Assert.Equal(artifact.Digest, await _client.FindDigestAsync("shop/charts/orders", $"1.2.3-g{Commit}", default));
        Assert.Contains($"@{Image}", await _helm.TemplateAsync("orders", "staging", Path.Combine(_directory["out"], result.Files[0]), [], default), StringComparison.Ordinal);
        Assert.Equal(result.Files, Directory.GetFileSystemEntries(_directory["out"]).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_second_run_of_a_commit_takes_the_published_chart() =>
        Assert.Equal((await RunAsync()).Artifacts, (await RunAsync()).Artifacts);

    [Fact]
    public async Task Other_content_under_a_published_version_is_refused()
    {
        await RunAsync();
        _chart.Write("templates/more.yaml", ChartSandbox.ConfigMap);
        var exception = await Assert.ThrowsAsync<PipelineException>(() => RunAsync());
        Assert.Contains("published with other content", exception.Message, StringComparison.Ordinal);
        Assert.Contains("These files differ: templates/more.yaml. Commit what changed", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_image_that_was_built_again_is_the_reason_that_is_given()
    {
        await RunAsync();
        var exception = await Assert.ThrowsAsync<PipelineException>(() => RunAsync(image: Digest.Of("built again"u8)));
        Assert.Contains("It pins another image of this commit than", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Commit what changed", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_chart_fails_with_what_Helm_says_and_publishes_nothing()
    {
        _chart.Write("templates/broken.yaml", "{{ .Values.nothing.here }}\n");
        var result = await RunAsync();
        Assert.Equal(StageStatus.Failed, result.Status);
        Assert.Contains("is broken: [ERROR] templates/", result.Reason, StringComparison.Ordinal);
        Assert.Empty(await _client.ListTagsAsync("shop/charts/orders", default));
    }

    [Fact]
    public async Task A_chart_that_ignores_the_built_image_fails()
    {
        _chart.Write("templates/all.yaml", Workload.Replace("{{ .Values.image.repository }}", "example.org/elsewhere", StringComparison.Ordinal));
        var result = await RunAsync();
        Assert.Contains($"renders example.org/elsewhere@{Image}, expected", result.Reason, StringComparison.Ordinal);
        Assert.Contains("  image: \"{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}\"", result.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_chart_that_helm_create_writes_passes_unchanged_with_its_image_pinned(bool release)
    {
        var parent = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(_chart.Path)!, "stock")).FullName;
        await HelmUnderTest.CreateChartAsync(parent, "orders", TestContext.Current.CancellationToken);

        var result = await RunAsync(release, module => module with { Chart = "stock/orders" });

        Assert.Equal((StageStatus.Succeeded, null), (result.Status, result.Reason));
        Assert.Contains($"image: \"127.0.0.1:1/shop/orders:1.2.3@{Image}\"", await RenderAsync(result), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("image:\n  name: unused\n", "{{ .Values.image.repository }}:{{ .Values.image.tag }}", "127.0.0.1:1/shop/orders:1.2.3@")]
    [InlineData("image:\n  digest: ''\n", "{{ .Values.image.repository }}:{{ .Values.image.tag }}", "127.0.0.1:1/shop/orders:1.2.3@")]
    [InlineData("", "{{ .Values.image.repository }}{{ with .Values.image.digest }}@{{ . }}{{ else }}:{{ $.Values.image.tag }}{{ end }}", "127.0.0.1:1/shop/orders:1.2.3@")]
    [InlineData("image:\n  digest: ''\n", "{{ .Values.image.repository }}:{{ .Values.image.tag }}{{ with .Values.image.digest }}@{{ . }}{{ end }}", "127.0.0.1:1/shop/orders:1.2.3@")]
    [InlineData("image:\n  registry: docker.io\n  tag: x\n", "{{ .Values.image.registry }}/{{ .Values.image.repository }}:{{ .Values.image.tag }}", "127.0.0.1:1/shop/orders:1.2.3@")]
    [InlineData("image: nginx:1.27\n", "{{ .Values.image }}", "127.0.0.1:1/shop/orders:1.2.3@")]
    [InlineData("image: ''  # by the build\n", "{{ .Values.image }}", "127.0.0.1:1/shop/orders:1.2.3@")]
    [InlineData("image:\n", "{{ .Values.image.repository }}:{{ .Values.image.tag }}", "127.0.0.1:1/shop/orders:1.2.3@")]
    [InlineData("image: { name: acme/orders, tag: x }\n", "{{ .Values.image.name }}:{{ .Values.image.tag }}", "127.0.0.1:1/shop/orders:1.2.3@")]
    [InlineData("image: { registry: ghcr.io, name: acme/orders, tag: x }\n", "{{ .Values.image.registry }}/{{ .Values.image.name }}:{{ .Values.image.tag }}", "127.0.0.1:1/shop/orders:1.2.3@")]
    public async Task Every_usual_form_of_a_chart_is_pinned(string values, string image, string expected)
    {
        _chart.Write("values.yaml", values);
        _chart.Write("templates/all.yaml", $"apiVersion: v1\nkind: Pod\nmetadata: {{ name: orders }}\nspec: {{ containers: [{{ name: orders, image: \"{image}\" }}] }}\n");

        var result = await RunAsync();

        Assert.Equal((StageStatus.Succeeded, null), (result.Status, result.Reason));
        Assert.Contains($"\"{expected}{Image}\"", await RenderAsync(result), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{ .Values.image.repository }}:{{ .Values.image.tag }}", false)]
    [InlineData("{{ .Values.image.repository }}:{{ .Values.image.tag }}{{ with .Values.image.digest }}@{{ . }}{{ end }}", true)]
    public async Task A_digest_never_gets_into_a_label(string image, bool isPublished)
    {
        _chart.Write("values.yaml", "image: { repository: a, tag: b }\n");
        _chart.Write("templates/all.yaml", $"apiVersion: v1\nkind: Pod\nmetadata: {{ name: orders, labels: {{ version: \"{{{{ .Values.image.tag }}}}\" }} }}\nspec: {{ containers: [{{ name: orders, image: \"{image}\" }}] }}\n");

        var result = await RunAsync();

        Assert.Equal(isPublished, result.Status == StageStatus.Succeeded);
        Assert.Equal(!isPublished, result.Reason?.Contains($"version: 1.2.3@{Image}. Write this value there: {{{{ .Chart.AppVersion | quote }}}}", StringComparison.Ordinal) ?? false);
    }

    [Theory]
    [InlineData("{{ .Values.image.tag }}")]
    [InlineData("{{ .Values.image.tag | replace \".\" \"-\" }}")]
    public async Task A_digest_never_gets_into_a_name(string name)
    {
        _chart.Write("values.yaml", "image: { repository: a, tag: b }\n");
        var job = "apiVersion: batch/v1\nkind: Job\nmetadata: { name: 'migrate-" + name + "' }\nspec: { template: { spec: { containers: [{ name: a, image: '{{ .Values.image.repository }}:{{ .Values.image.tag }}DIGEST' }] } } }\n";

        _chart.Write("templates/all.yaml", job.Replace("DIGEST", "", StringComparison.Ordinal));
        var refused = await RunAsync();
        _chart.Write("templates/all.yaml", job.Replace("DIGEST", "{{ with .Values.image.digest }}@{{ . }}{{ end }}", StringComparison.Ordinal));
        var published = await RunAsync();

        Assert.StartsWith("These labels and names of the chart hold the image's tag", refused.Reason, StringComparison.Ordinal);
        Assert.Contains($"@{Image}. Write this value there: {{{{ .Chart.AppVersion | quote }}}}", refused.Reason, StringComparison.Ordinal);
        Assert.Equal((StageStatus.Succeeded, null), (published.Status, published.Reason));
    }

    [Fact]
    public async Task A_label_that_the_digest_makes_too_long_is_refused_in_whatever_form()
    {
        _chart.Write("values.yaml", "image: { repository: a, tag: b }\n");
        _chart.Write("templates/all.yaml", "apiVersion: v1\nkind: Pod\nmetadata: { name: a, labels: { version: '{{ .Values.image.tag | replace \"@\" \"-\" | replace \":\" \"-\" }}' } }\nspec: { containers: [{ name: a, image: '{{ .Values.image.repository }}:{{ .Values.image.tag }}' }] }\n");

        Assert.Contains($"version: 1.2.3-{Image.Value.Replace(':', '-')}. Write this value there", (await RunAsync()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_template_that_a_tag_with_a_digest_breaks_is_named_with_what_to_write()
    {
        _chart.Write("values.yaml", "image: { repository: a, tag: 1.0.0 }\n");
        _chart.Write("templates/all.yaml", "apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec: { containers: [{ name: a, image: '{{ .Values.image.repository }}:{{ .Values.image.tag }}', args: ['{{ semverCompare \">=1.0.0\" .Values.image.tag }}'] }] }\n");

        var result = await RunAsync();

        Assert.Contains("With the values set in another way the chart breaks: ", result.Reason, StringComparison.Ordinal);
        Assert.Contains("error calling semverCompare", result.Reason, StringComparison.Ordinal);
        Assert.EndsWith("write .Chart.AppVersion instead of .Values.image.tag.", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schema_that_knows_no_digest_takes_the_digest_behind_the_tag()
    {
        _chart.Write("values.yaml", "image: { repository: a, tag: b }\n");
        _chart.Write("values.schema.json", """{ "properties": { "image": { "additionalProperties": false, "properties": { "repository": {}, "tag": {} } } } }""");
        _chart.Write("templates/all.yaml", Workload.Replace("{{ if .Values.image.digest }}@{{ .Values.image.digest }}{{ else }}:{{ .Values.image.tag }}{{ end }}", ":{{ .Values.image.tag }}", StringComparison.Ordinal));
        Assert.Equal(StageStatus.Succeeded, (await RunAsync()).Status);
    }

    [Fact]
    public async Task The_address_of_a_registry_of_this_machine_never_enters_a_chart()
    {
        var first = await RunAsync(host: "127.0.0.1:5557");
        var second = await RunAsync(host: "localhost:41234");

        Assert.Equal(first.Artifacts, second.Artifacts);
        Assert.Contains($"127.0.0.1:5557/shop/orders@{Image}", await RenderAsync(first), StringComparison.Ordinal);
        Assert.Contains($"localhost:41234/shop/orders@{Image}", await RenderAsync(second), StringComparison.Ordinal);
        Assert.DoesNotContain(":41234", await _helm.TemplateAsync("orders", "staging", Path.Combine(_directory["out"], second.Files[0]), [], default), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_address_of_a_registry_that_others_see_is_in_the_chart()
    {
        var result = await RunAsync(host: "ghcr.io");
        Assert.Contains($"ghcr.io/shop/orders@{Image}", await _helm.TemplateAsync("orders", "staging", Path.Combine(_directory["out"], result.Files[0]), [], default), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_released_chart_with_a_moving_image_names_it()
    {
        _chart.Write("templates/more.yaml", "apiVersion: v1\nkind: Pod\nmetadata: { name: helper }\nspec: { containers: [{ name: a, image: 'busybox:latest' }] }\n");
        Assert.Equal(StageStatus.Succeeded, (await RunAsync()).Status);
        var result = await RunAsync(release: true);
        Assert.Contains("busybox:latest: 'latest' is no semantic version", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chart_of_another_name_is_published_by_the_modules()
    {
        _chart.Write("Chart.yaml", "apiVersion: v2\nname: chart\nversion: 0.0.0\n");
        _chart.Write("templates/name.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: \"called-{{ .Chart.Name }}\" }\n");

        var result = await RunAsync();

        Assert.Equal($"{_client.Address.ChartParent}/orders:1.2.3-g{Commit}", Assert.Single(result.Artifacts).Reference);
        Assert.Contains("name: \"called-orders\"", await _helm.TemplateAsync("orders", "staging", Path.Combine(_directory["out"], result.Files[0]), [], default), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_in_a_chart_is_refused()
    {
        File.CreateSymbolicLink(Path.Combine(_chart.Path, "templates", "passwd.yaml"), "/etc/passwd");
        Assert.Contains("templates/passwd.yaml", (await Assert.ThrowsAsync<PipelineException>(() => RunAsync())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registry_that_went_away_is_asked_within_one_bound_and_the_stage_is_not_repeated()
    {
        _client.Dispose();
        _client = new RegistryClient(new RegistryAddress("127.0.0.1:1", "shop") { PlainHttp = true }, new DockerCredentials(new ProcessRunner(), []));
        await Assert.ThrowsAsync<RegistryUnavailableException>(() => RunAsync());
    }

    [Fact]
    public async Task A_module_without_a_chart_is_left_out() =>
        Assert.Equal(StageStatus.Skipped, (await RunAsync(change: module => module with { Chart = null })).Status);

    [Fact]
    public async Task A_chart_folder_outside_the_repository_is_refused() => Assert.Contains(
        "outside the repository",
        (await Assert.ThrowsAsync<PipelineException>(() => RunAsync(change: module => module with { Chart = "../../../etc" }))).Message,
        StringComparison.Ordinal);

    private async Task<string> RenderAsync(StageResult result)
    {
        using var values = await ValuesFile.WriteAsync(_directory["out"], result.Outputs.GetValueOrDefault(ChartStage.DeployedValues), default);
        return await _helm.TemplateAsync("orders", "staging", Path.Combine(_directory["out"], result.Files[0]), values.Paths, default);
    }

    private async Task<StageResult> RunAsync(bool release = false, Func<Module, Module>? change = null, string host = "127.0.0.1:1", Digest? image = null)
    {
        var pushed = image ?? Image;
        var module = new Module { Name = "orders", Path = ".", Chart = "orders", Image = new ImageSettings() };
        module = change?.Invoke(module) ?? module;
        if (Directory.Exists(_directory["out"]))
            Directory.Delete(_directory["out"], recursive: true);
        var push = new StageResult
        {
            Status = StageStatus.Succeeded,
            Outputs = new Dictionary<string, string> { ["repository"] = $"{host}/shop/orders", ["digest"] = pushed.Value },
            Artifacts = [new Artifact(ArtifactKind.Image, $"{host}/shop/orders:{Commit}", pushed)],
        };
        return await new ChartStage(_helm, _client).RunAsync(new StageContext
        {
            Module = module,
            Modules = [module],
            Source = new SourceTree { Directory = Path.GetDirectoryName(_chart.Path)!, Commit = Commit, CommittedAt = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero) },
            Version = new SemVersion(1, 2, 3),
            IsRelease = release,
            OutputDirectory = Directory.CreateDirectory(_directory["out"]).FullName,
            Log = TextWriter.Null,
            Results = new Dictionary<string, IReadOnlyDictionary<Stage, StageResult>> { ["orders"] = new Dictionary<Stage, StageResult> { [Stage.Push] = push } },
        }, default);
    }
}
