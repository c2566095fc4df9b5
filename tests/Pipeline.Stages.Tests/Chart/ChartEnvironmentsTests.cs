using Pipeline.Core.Environments;
using Pipeline.Core.Model;
using Pipeline.Core.Stages;
using Pipeline.Stages.Deploy;

namespace Pipeline.Stages.Tests.Chart;

public sealed class ChartEnvironmentsTests : ChartStageScenario
{
    private static readonly IReadOnlyList<DeployEnvironment> Environments =
        PipelineModel.In("/shop").Environment("staging", e => e.Values(v => v.Set("level", "debug").For("other", w => w.Set("level", "x")))).Environment("production").Environments;

    [Fact]
    public async Task A_chart_is_deployed_with_its_file_for_the_environment_below_what_the_model_sets_below_what_was_sealed()
    {
        Chart.Write("values-staging.yaml", "level: info\nreplicas: 2\nimage: { repository: elsewhere/orders }\n");
        var result = await RunAsync(environments: Environments);

        var paths = await EnvironmentValuesFiles.WriteAsync(Folder["out"], Path.Combine(Folder["out"], result.Files[0]), "orders", Environments[0], "image: { repository: sealed/orders }\n", default);

        Assert.Equal(["level: info\nreplicas: 2\nimage: { repository: elsewhere/orders }\n", "{\n  \"level\": \"debug\"\n}\n", "image: { repository: sealed/orders }\n"], paths.Select(File.ReadAllText));
    }

    [Fact]
    public async Task An_environment_without_values_gets_the_charts_own()
    {
        var result = await RunAsync(environments: Environments);

        Assert.Empty(await EnvironmentValuesFiles.WriteAsync(Folder["out"], Path.Combine(Folder["out"], result.Files[0]), "orders", Environments[1], null, default));
    }

    [Fact]
    public async Task A_chart_that_breaks_with_the_values_of_an_environment_is_not_published()
    {
        Chart.Write("templates/config.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: orders }\ndata: { level: {{ if eq .Values.level \"loud\" }}{{ fail \"no such level\" }}{{ end }}{{ .Values.level }} }\n");
        Chart.Write("values.yaml", "level: info\nimage: { repository: x, tag: y }\n");
        Chart.Write("values-production.yaml", "level: loud\n");

        var result = await RunAsync(environments: Environments);

        Assert.Equal(StageStatus.Failed, result.Status);
        Assert.StartsWith("the chart cannot be rendered with the values of the environment 'production': ", result.Reason, StringComparison.Ordinal);
        Assert.Contains("no such level", result.Reason, StringComparison.Ordinal);
        Assert.EndsWith("Mend values-production.yaml in the chart's folder, or Values(...) of the environment in the build.", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_for_an_environment_that_there_is_not_is_named()
    {
        Chart.Write("values-stagin.yaml", "level: info\n");
        var log = new StringWriter();

        await RunAsync(environments: Environments, log: log);

        Assert.Contains("values-stagin.yaml is read by no environment; did you mean 'values-staging.yaml'? Read would be: values-production.yaml, values-staging.yaml.", log.ToString(), StringComparison.Ordinal);
    }
}
