using System.Text;
using NJsonSchema;
using Pipeline.Core.Deployments;
using Pipeline.Core.Errors;

namespace Pipeline.Core.Tests.Deployments;

public sealed class DeployPlanJsonTests
{
    private static readonly DeployPlan Plan = new()
    {
        Environment = "staging",
        Namespace = "staging",
        Runtime = "kubernetes",
        Commit = new string('a', 40),
        MadeAt = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero),
        Modules =
        [
            new ModulePlan
            {
                Module = "orders",
                Chart = "orders-1.0.0",
                ChartDigest = $"sha256:{new string('0', 64)}",
                Revision = 0,
                IsDeployed = false,
                Hooks = ["Job migrate"],
                Objects =
                [
                    .. Enum.GetValues<ChangeKind>().Select(change => new ObjectPlan
                    {
                        Kind = "Service",
                        Name = change.ToString(),
                        Change = change,
                        Live = "1",
                        Applied = ObjectPlan.Absent,
                        Fields = [new FieldChange("spec.a", null, "1")],
                        Refusal = "forbidden",
                    }),
                ],
            },
        ],
    };

    [Fact]
    public async Task A_plan_meets_its_schema_with_every_kind_of_change()
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(AppContext.BaseDirectory, "deploy-plan.schema.json"), TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(Encoding.UTF8.GetString(DeployPlanJson.Serialize(Plan))));
    }

    [Fact]
    public void What_is_written_is_read_again()
    {
        var json = DeployPlanJson.Serialize(Plan);
        Assert.Equal(json, DeployPlanJson.Serialize(DeployPlanJson.Read(json, "plan.json")));
    }

    [Theory]
    [InlineData("no json", "plan.json is no deployment plan")]
    [InlineData("{}", "plan.json is no deployment plan")]
    [InlineData("""{"schemaVersion": 2, "environment": "a", "namespace": "a", "runtime": "local", "commit": "", "madeAt": "2026-01-01T00:00:00Z"}""", "plan.json is a deployment plan of schema 2")]
    [InlineData("""{"schemaVersion": 1, "environment": "a", "namespace": "a", "runtime": "local", "commit": "", "madeAt": "2026-01-01T00:00:00Z", "modules": null}""", "plan.json is no deployment plan: a list of it is null")]
    [InlineData("""{"schemaVersion": 1, "environment": "a", "namespace": "a", "runtime": "local", "commit": "", "madeAt": "2026-01-01T00:00:00Z", "modules": [null]}""", "plan.json is no deployment plan: a list of it is null")]
    public void What_is_no_plan_is_refused(string json, string message) =>
        Assert.StartsWith(message, Assert.Throws<PipelineException>(() => DeployPlanJson.Read(Encoding.UTF8.GetBytes(json), "plan.json")).Message, StringComparison.Ordinal);
}
