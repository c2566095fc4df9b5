using Pipeline.Components.Tests.Rollbacks;
using Pipeline.Testing;
using Pipeline.Tools.Processes;

namespace Pipeline.Components.Tests.Deployments;

/// <summary>
/// The targets DeployPlan and Deploy, run as a person runs them: to one contract on the local runtime and on the real cluster.
/// </summary>
[Collection(ShopCollection.Name)]
public sealed class DeploymentTruthTests
{
    private const string Quota = "apiVersion: v1\nkind: ResourceQuota\nmetadata: { name: none }\nspec: { hard: { pods: \"2\" } }\n";
    private static readonly Dictionary<string, string?> Nothing = [];

    [Theory]
    [InlineData("local")]
    [InlineData("kubernetes")]
    public async Task A_plan_is_shown_carried_out_exactly_and_refused_when_it_is_of_yesterday(string runtime)
    {
        await using var shop = await CreateAsync(runtime);
        await shop.DeployAsync();

        var (_, unchanged) = await shop.RunAsync(Nothing, "DeployPlan");
        Assert.Contains("catalog: nothing to change, revision 1 is catalog-", unchanged, StringComparison.Ordinal);
        Assert.Contains("\nNothing to change.\n", unchanged, StringComparison.Ordinal);

        shop.Commit("feat: another page", ("modules/catalog/page", "another"));
        var (planned, plan) = await shop.RunAsync(Nothing, "DeployPlan", "--plan-file", "artifacts/plan.json");
        Assert.True(planned == 0, plan);
        Assert.Contains("  ~ Deployment catalog\n", plan, StringComparison.Ordinal);
        Assert.Contains("      spec.template.spec.containers[app].image: ", plan, StringComparison.Ordinal);
        Assert.Contains("\"schemaVersion\": 1", await File.ReadAllTextAsync(shop["artifacts/plan.json"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var (deployed, output) = await shop.RunAsync(Nothing, "Deploy", "--plan-file", "artifacts/plan.json");
        Assert.True(deployed == 0, output);

        var (refused, refusal) = await shop.RunAsync(Nothing, "Deploy", "--plan-file", "artifacts/plan.json", "--no-cache");
        Assert.NotEqual(0, refused);
        Assert.Contains("the release: it was at revision 1, and is at 2", refusal, StringComparison.Ordinal);
        Assert.DoesNotContain("   at Pipeline", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_of_which_one_module_moved_changes_nothing_of_the_others()
    {
        await using var shop = await CreateAsync("local");
        await shop.DeployAsync();
        shop.CommitPage("planned");
        var (planned, plan) = await shop.RunAsync(Nothing, "DeployPlan", "--plan-file", "artifacts/plan.json");
        Assert.True(planned == 0, plan);
        var (elsewhere, output) = await shop.RunAsync(Nothing, "Deploy", "--module", "orders");
        Assert.True(elsewhere == 0, output);

        var (refused, refusal) = await shop.RunAsync(Nothing, "Deploy", "--plan-file", "artifacts/plan.json");

        Assert.NotEqual(0, refused);
        Assert.Contains("'orders' in namespace", refusal, StringComparison.Ordinal);
        Assert.DoesNotContain("goes back", refusal, StringComparison.Ordinal);
        Assert.DoesNotContain("   at Pipeline", refusal, StringComparison.Ordinal);
        Assert.Equal(("page 1", "planned"), (await shop.AskAsync("catalog"), await shop.AskAsync("orders")));
    }

    [Fact]
    public async Task A_quota_that_lets_no_more_pods_in_ends_the_deployment_with_the_clusters_words()
    {
        await using var shop = await CreateAsync("kubernetes");
        await shop.DeployAsync();
        await File.WriteAllTextAsync(shop["artifacts/quota.yaml"], Quota, TestContext.Current.CancellationToken);
        await KubectlAsync("apply", "--namespace", shop.Namespace, "--filename", shop["artifacts/quota.yaml"]);
        shop.Commit("feat: another page", ("modules/catalog/page", "another"));
        var (exitCode, output) = await shop.RunAsync(Nothing, "Deploy", "--deploy-timeout", "00:20:00");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("cannot become ready in namespace", output, StringComparison.Ordinal);
        Assert.Contains("exceeded quota: none", output, StringComparison.Ordinal);
        Assert.Contains("flaky: no: the namespace has no more to give until something else goes", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_build_that_is_killed_in_the_middle_of_a_deployment_is_followed_by_one_that_ends_as_it_would_have()
    {
        await using var shop = await CreateAsync("kubernetes");
        shop.Commit("feat: page 1", ("modules/orders/page", "1"), ("modules/catalog/page", "1"));
        await shop.KillAtAsync(() => shop.HasJournalOf("orders"), "Deploy", "--deploy-timeout", "00:20:00");
        var (exitCode, output) = await shop.RunAsync(Nothing, "Deploy");

        Assert.True(exitCode == 0, output);
        Assert.Contains("deployed", await KubectlAsync("get", "secrets", "--namespace", shop.Namespace, "--selector", "owner=helm,name=orders,status=deployed", "--show-labels"), StringComparison.Ordinal);
        Assert.Equal("", (await KubectlAsync("get", "secrets", "--namespace", shop.Namespace, "--selector", "owner=helm,status=pending-install", "--output", "name")).Trim());
    }

    private static Task<DeployedShop> CreateAsync(string runtime)
    {
        if (runtime == "kubernetes")
            Requires.Cluster();
        return DeployedShop.CreateAsync(runtime);
    }

    private static Task<string> KubectlAsync(params string[] arguments) => new ProcessRunner().ReadAsync(new Command("kubectl", arguments), CancellationToken.None);
}
