using Pipeline.Core.Artifacts;
using Pipeline.Core.Errors;
using Pipeline.Core.Stages;
using Pipeline.Tools.Processes;
using Pipeline.Tools.Registry;
using Pipeline.Tools.Tests.Helm;

namespace Pipeline.Stages.Tests.Chart;

public sealed class ChartStageTests : ChartStageScenario
{
    [Fact]
    public async Task A_chart_is_published_under_its_commit_with_its_image_pinned()
    {
        var result = await RunAsync();

        Assert.Equal(StageStatus.Succeeded, result.Status);
        Assert.Equal($"1.2.3-g{Commit}", result.Outputs["chartVersion"]);
        Assert.Equal($"orders-1.2.3-g{Commit}.tgz", Assert.Single(result.Files));
        var artifact = Assert.Single(result.Artifacts);
        Assert.Equal($"{Client.Address.ChartParent}/orders:1.2.3-g{Commit}", artifact.Reference);
        Assert.Equal(artifact.Digest, await Client.FindDigestAsync("shop/charts/orders", $"1.2.3-g{Commit}", default));
        Assert.Contains($"@{Image}", await Helm.TemplateAsync("orders", "staging", Path.Combine(Folder["out"], result.Files[0]), [], default), StringComparison.Ordinal);
        Assert.Equal(result.Files, Directory.GetFileSystemEntries(Folder["out"]).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_second_run_of_a_commit_takes_the_published_chart() =>
        Assert.Equal((await RunAsync()).Artifacts, (await RunAsync()).Artifacts);

    [Fact]
    public async Task Other_content_under_a_published_version_is_refused()
    {
        await RunAsync();
        Chart.Write("templates/more.yaml", ChartSandbox.ConfigMap);
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
        Chart.Write("templates/broken.yaml", "{{ .Values.nothing.here }}\n");
        var result = await RunAsync();
        Assert.Equal(StageStatus.Failed, result.Status);
        Assert.Contains("is broken: [ERROR] templates/", result.Reason, StringComparison.Ordinal);
        Assert.Empty(await Client.ListTagsAsync("shop/charts/orders", default));
    }

    [Fact]
    public async Task A_chart_of_another_name_is_published_by_the_modules()
    {
        Chart.Write("Chart.yaml", "apiVersion: v2\nname: chart\nversion: 0.0.0\n");
        Chart.Write("templates/name.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: \"called-{{ .Chart.Name }}\" }\n");

        var result = await RunAsync();

        Assert.Equal($"{Client.Address.ChartParent}/orders:1.2.3-g{Commit}", Assert.Single(result.Artifacts).Reference);
        Assert.Contains("name: \"called-orders\"", await Helm.TemplateAsync("orders", "staging", Path.Combine(Folder["out"], result.Files[0]), [], default), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_in_a_chart_is_refused()
    {
        File.CreateSymbolicLink(Path.Combine(Chart.Path, "templates", "passwd.yaml"), "/etc/passwd");
        Assert.Contains("templates/passwd.yaml", (await Assert.ThrowsAsync<PipelineException>(() => RunAsync())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registry_that_went_away_is_asked_within_one_bound_and_the_stage_is_not_repeated()
    {
        Client.Dispose();
        Client = new RegistryClient(new RegistryAddress("127.0.0.1:1", "shop") { PlainHttp = true }, new DockerCredentials(new ProcessRunner(), []));
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
}
