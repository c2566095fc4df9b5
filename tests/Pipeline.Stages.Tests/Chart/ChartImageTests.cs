using Pipeline.Core.Stages;
using Pipeline.Tools.Tests.Helm;

namespace Pipeline.Stages.Tests.Chart;

/// <summary>That a chart runs the image that was built, whatever form it has.</summary>
public sealed class ChartImageTests : ChartStageScenario
{
    [Fact]
    public async Task A_chart_that_ignores_the_built_image_fails()
    {
        Chart.Write("templates/all.yaml", Workload.Replace("{{ .Values.image.repository }}", "example.org/elsewhere", StringComparison.Ordinal));
        var result = await RunAsync();
        Assert.Contains($"renders example.org/elsewhere@{Image}, expected", result.Reason, StringComparison.Ordinal);
        Assert.Contains("  image: \"{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}\"", result.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_chart_that_helm_create_writes_passes_unchanged_with_its_image_pinned(bool release)
    {
        var parent = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(Chart.Path)!, "stock")).FullName;
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
        Chart.Write("values.yaml", values);
        Chart.Write("templates/all.yaml", $"apiVersion: v1\nkind: Pod\nmetadata: {{ name: orders }}\nspec: {{ containers: [{{ name: orders, image: \"{image}\" }}] }}\n");

        var result = await RunAsync();

        Assert.Equal((StageStatus.Succeeded, null), (result.Status, result.Reason));
        Assert.Contains($"\"{expected}{Image}\"", await RenderAsync(result), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{ .Values.image.repository }}:{{ .Values.image.tag }}", false)]
    [InlineData("{{ .Values.image.repository }}:{{ .Values.image.tag }}{{ with .Values.image.digest }}@{{ . }}{{ end }}", true)]
    public async Task A_digest_never_gets_into_a_label(string image, bool isPublished)
    {
        Chart.Write("values.yaml", "image: { repository: a, tag: b }\n");
        Chart.Write("templates/all.yaml", $"apiVersion: v1\nkind: Pod\nmetadata: {{ name: orders, labels: {{ version: \"{{{{ .Values.image.tag }}}}\" }} }}\nspec: {{ containers: [{{ name: orders, image: \"{image}\" }}] }}\n");

        var result = await RunAsync();

        Assert.Equal(isPublished, result.Status == StageStatus.Succeeded);
        Assert.Equal(!isPublished, result.Reason?.Contains($"version: 1.2.3@{Image}. Write this value there: {{{{ .Chart.AppVersion | quote }}}}", StringComparison.Ordinal) ?? false);
    }

    [Theory]
    [InlineData("{{ .Values.image.tag }}")]
    [InlineData("{{ .Values.image.tag | replace \".\" \"-\" }}")]
    public async Task A_digest_never_gets_into_a_name(string name)
    {
        Chart.Write("values.yaml", "image: { repository: a, tag: b }\n");
        var job = "apiVersion: batch/v1\nkind: Job\nmetadata: { name: 'migrate-" + name + "' }\nspec: { template: { spec: { containers: [{ name: a, image: '{{ .Values.image.repository }}:{{ .Values.image.tag }}DIGEST' }] } } }\n";

        Chart.Write("templates/all.yaml", job.Replace("DIGEST", "", StringComparison.Ordinal));
        var refused = await RunAsync();
        Chart.Write("templates/all.yaml", job.Replace("DIGEST", "{{ with .Values.image.digest }}@{{ . }}{{ end }}", StringComparison.Ordinal));
        var published = await RunAsync();

        Assert.StartsWith("These labels and names of the chart hold the image's tag", refused.Reason, StringComparison.Ordinal);
        Assert.Contains($"@{Image}. Write this value there: {{{{ .Chart.AppVersion | quote }}}}", refused.Reason, StringComparison.Ordinal);
        Assert.Equal((StageStatus.Succeeded, null), (published.Status, published.Reason));
    }

    [Fact]
    public async Task A_label_that_the_digest_makes_too_long_is_refused_in_whatever_form()
    {
        Chart.Write("values.yaml", "image: { repository: a, tag: b }\n");
        Chart.Write("templates/all.yaml", "apiVersion: v1\nkind: Pod\nmetadata: { name: a, labels: { version: '{{ .Values.image.tag | replace \"@\" \"-\" | replace \":\" \"-\" }}' } }\nspec: { containers: [{ name: a, image: '{{ .Values.image.repository }}:{{ .Values.image.tag }}' }] }\n");

        Assert.Contains($"version: 1.2.3-{Image.Value.Replace(':', '-')}. Write this value there", (await RunAsync()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_template_that_a_tag_with_a_digest_breaks_is_named_with_what_to_write()
    {
        Chart.Write("values.yaml", "image: { repository: a, tag: 1.0.0 }\n");
        Chart.Write("templates/all.yaml", "apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec: { containers: [{ name: a, image: '{{ .Values.image.repository }}:{{ .Values.image.tag }}', args: ['{{ semverCompare \">=1.0.0\" .Values.image.tag }}'] }] }\n");

        var result = await RunAsync();

        Assert.Contains("With the values set in another way the chart breaks: ", result.Reason, StringComparison.Ordinal);
        Assert.Contains("error calling semverCompare", result.Reason, StringComparison.Ordinal);
        Assert.EndsWith("write .Chart.AppVersion instead of .Values.image.tag.", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schema_that_knows_no_digest_takes_the_digest_behind_the_tag()
    {
        Chart.Write("values.yaml", "image: { repository: a, tag: b }\n");
        Chart.Write("values.schema.json", """{ "properties": { "image": { "additionalProperties": false, "properties": { "repository": {}, "tag": {} } } } }""");
        Chart.Write("templates/all.yaml", Workload.Replace("{{ if .Values.image.digest }}@{{ .Values.image.digest }}{{ else }}:{{ .Values.image.tag }}{{ end }}", ":{{ .Values.image.tag }}", StringComparison.Ordinal));
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
        Assert.DoesNotContain(":41234", await Helm.TemplateAsync("orders", "staging", Path.Combine(Folder["out"], second.Files[0]), [], default), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_address_of_a_registry_that_others_see_is_in_the_chart()
    {
        var result = await RunAsync(host: "ghcr.io");
        Assert.Contains($"ghcr.io/shop/orders@{Image}", await Helm.TemplateAsync("orders", "staging", Path.Combine(Folder["out"], result.Files[0]), [], default), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_released_chart_with_a_moving_image_names_it()
    {
        Chart.Write("templates/more.yaml", "apiVersion: v1\nkind: Pod\nmetadata: { name: helper }\nspec: { containers: [{ name: a, image: 'busybox:latest' }] }\n");
        Assert.Equal(StageStatus.Succeeded, (await RunAsync()).Status);
        var result = await RunAsync(release: true);
        Assert.Contains("busybox:latest: 'latest' is no semantic version", result.Reason, StringComparison.Ordinal);
    }
}
