using Pipeline.Core.Model;
using Pipeline.Core.Previews;

namespace Pipeline.Core.Tests.Previews;

public sealed class PreviewProblemsTests
{
    private static PipelineModel Model => PipelineModel.In("/repository").Application("shop");

    [Fact]
    public void What_is_said_of_previews_is_said_of_the_environment_of_each()
    {
        var model = Model.Previews(p => p.Quota(cpu: "2").OnCluster("lab").DevelopmentRequirements().Values(v => v.Set("replicas", 1)));

        var environment = model.EnvironmentOfPreview(PreviewName.Of("shop", "ada"));

        Assert.Equal(("2", "lab", true, "shop-ada"), (environment.Quota?.Cpu, environment.Cluster, environment.DevelopmentRequirements, environment.Namespace));
        Assert.Contains("\"replicas\": 1", environment.ValuesOf("web"), StringComparison.Ordinal);
        Assert.Empty(ModelProblems.Find(model));
    }

    [Fact]
    public void Everything_that_cannot_be_is_named_at_once()
    {
        var problems = ModelProblems.Find(Model.Previews(p => p.TimeToLive(TimeSpan.Zero).Idle(TimeSpan.FromDays(500)).AtMost(0).Quota(memory: "much")));

        Assert.Collection(
            problems,
            problem => Assert.StartsWith("Previews: TimeToLive of 00:00:00", problem, StringComparison.Ordinal),
            problem => Assert.StartsWith("Previews: Idle of 500.00:00:00", problem, StringComparison.Ordinal),
            problem => Assert.StartsWith("Previews: AtMost(0)", problem, StringComparison.Ordinal),
            problem => Assert.Contains("a quota of memory 'much'", problem, StringComparison.Ordinal));
    }
}
