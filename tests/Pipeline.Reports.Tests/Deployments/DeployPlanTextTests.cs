using Pipeline.Core.Deployments;
using Pipeline.Reports.Deployments;
using Pipeline.Testing;

namespace Pipeline.Reports.Tests.Deployments;

public sealed class DeployPlanTextTests
{
    [Fact]
    public void A_plan_is_shown_by_module_object_and_field() => Snapshot.Matches("plan.txt", DeployPlanText.Write(Plan(
        Module("catalog", "catalog-1.0.0"),
        Module("orders", "orders-1.0.0") with
        {
            Chart = "orders-1.1.0",
            Hooks = ["Job migrate"],
            Objects =
            [
                Of("Deployment", "orders", ChangeKind.Changed, new FieldChange("spec.template.spec.containers[orders].image", "shop/orders:1.0.0", "shop/orders:1.1.0"), new FieldChange("spec.replicas", "1", "2")),
                Of("ConfigMap", "settings", ChangeKind.Added, [.. Enumerable.Range(1, 14).Select(number => new FieldChange($"data.key{number}", null, $"{number}"))]),
                Of("Secret", "orders", ChangeKind.Changed, new FieldChange("data.password", "***", "***"), new FieldChange("data.old", "***", null)),
                Of("Service", "orders", ChangeKind.Unchanged),
                Of("Job", "seed", ChangeKind.Changed, new FieldChange("spec.template", "a", "b")) with { Refusal = "Job.batch \"seed\" is invalid: spec.template: field is immutable" },
                Of("Ingress", "orders", ChangeKind.Removed, new FieldChange("spec.rules", "x", null)),
                Of("Widget", "w", ChangeKind.Added) with { Unchecked = "the cluster does not know example.org/v1 Widget yet" },
            ],
        },
        Module("web", "web-1.0.0") with { RunningChart = null, Revision = 0, IsDeployed = false, Objects = [Of("Deployment", "web", ChangeKind.Added, new FieldChange("spec.replicas", null, "1"))] })));

    [Fact]
    public void A_plan_without_a_difference_says_so() => Assert.EndsWith("\nNothing to change.\n", DeployPlanText.Write(Plan(Module("catalog", "catalog-1.0.0"))), StringComparison.Ordinal);

    private static DeployPlan Plan(params IReadOnlyList<ModulePlan> modules) => new()
    {
        Environment = "staging",
        Namespace = "staging",
        Runtime = "kubernetes",
        Commit = "abc",
        MadeAt = DateTimeOffset.UnixEpoch,
        Modules = modules,
    };

    private static ModulePlan Module(string name, string chart) => new() { Module = name, Chart = chart, RunningChart = chart, ChartDigest = "sha256:0", Revision = 3, IsDeployed = true };

    private static ObjectPlan Of(string kind, string name, ChangeKind change, params IReadOnlyList<FieldChange> fields) => new() { Kind = kind, Name = name, Change = change, Live = "1", Applied = "2", Fields = fields };
}
