using Pipeline.LocalRuntime.Manifests;
using Pipeline.LocalRuntime.Quotas;

namespace Pipeline.LocalRuntime.Tests.Quotas;

public sealed class QuotaTests(LocalRuntimeFixture fixture) : LocalScene(fixture), IClassFixture<LocalRuntimeFixture>
{
    [Fact]
    public async Task What_exceeds_a_quota_is_refused_with_what_is_asked_used_and_allowed()
    {
        var quota = new ResourceQuota { Name = "small", Pods = 1 };
        await DeployAsync("web", Charts.Web("one"), null, quota);
        await DeployAsync("web", Charts.Web("two"), null, quota);

        var exception = await Assert.ThrowsAsync<QuotaExceededException>(() => DeployAsync("other", Charts.Web("one").Replace("web", "other", StringComparison.Ordinal), null, quota));

        Assert.Equal(["exceeded quota 'small': asked for pods=1, used pods=1, hard pods=1"], exception.Faults);
        Assert.Contains($"'other' is forbidden in namespace '{Namespace}'; nothing was changed", exception.Message, StringComparison.Ordinal);
        Assert.Single(Containers("pipeline.local.pod"));
    }

    [Fact]
    public async Task A_quota_in_the_chart_counts_too()
    {
        var exception = await Assert.ThrowsAsync<QuotaExceededException>(() => DeployAsync(
            "web", Charts.Web("one", extra: "          resources: { limits: { memory: 64Mi } }") + "\n---\nkind: ResourceQuota\nmetadata: { name: tiny }\nspec: { hard: { limits.memory: 32Mi } }\n"));
        Assert.Equal(["exceeded quota 'tiny': asked for limits.memory=64Mi, used limits.memory=0Mi, hard limits.memory=32Mi"], exception.Faults);
    }
}
