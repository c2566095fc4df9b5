using Pipeline.Core.Deployments;

namespace Pipeline.Core.Tests.Deployments;

public sealed class ShownPlanTests
{
    [Fact]
    public void Long_values_are_cut() => Assert.Contains("(500 characters)", Show(new string('x', 500)), StringComparison.Ordinal);

    [Fact]
    public void A_secret_that_is_longer_than_what_is_shown_is_masked()
    {
        var secret = new string('s', 200);
        Assert.Equal("key=***", Show($"key={secret}", secret));
    }

    [Fact]
    public void A_secret_of_several_lines_is_masked() => Assert.Equal("key=***", Show("key=one\ntwo", "one\ntwo"));

    private static string? Show(string value, string secret = "none") => ShownPlan.Of(
        new ModulePlan
        {
            Module = "orders",
            Chart = "orders-1.0.0",
            ChartDigest = "sha256:a",
            Revision = 1,
            IsDeployed = true,
            Objects = [new ObjectPlan { Kind = "ConfigMap", Name = "orders", Change = ChangeKind.Changed, Live = "1", Applied = "2", Fields = [new FieldChange("data.a", null, value)] }],
        },
        text => text.Replace(secret, "***", StringComparison.Ordinal)).Objects[0].Fields[0].To;
}
