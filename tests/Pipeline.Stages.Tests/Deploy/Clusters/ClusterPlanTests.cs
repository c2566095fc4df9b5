using Pipeline.Core.Deployments;
using Pipeline.Stages.Deploy;

namespace Pipeline.Stages.Tests.Deploy.Clusters;

/// <summary>What a plan says of the real cluster, and that a deployment does exactly that.</summary>
public sealed class ClusterPlanTests
{
    private const string Settings = "\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\ndata: { text: {{ .Values.test.command | quote }} }\n---\napiVersion: v1\nkind: Secret\nmetadata: { name: password }\nstringData: { word: {{ .Values.test.command | quote }} }\n";
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_first_deployment_adds_everything_and_changes_nothing_yet()
    {
        await using var scene = await ClusterScene.CreateAsync();
        var plan = await scene.Deployer.PlanAsync(await scene.RequestAsync("one"), Token);

        Assert.Equal(["Deployment orders: Added", "Service orders: Added"], Changes(plan));
        Assert.Equal((0, null), (plan.Revision, plan.RunningChart));
        Assert.Empty(await scene.Deployer.HistoryAsync(scene.Release, Token));
    }

    [Fact]
    public async Task The_same_chart_again_is_no_difference_and_nothing_is_done()
    {
        await using var scene = await ClusterScene.CreateAsync();
        await scene.DeployAsync("one");

        Assert.True((await scene.Deployer.PlanAsync(await scene.RequestAsync("one"), Token)).IsEmpty);
        var again = await scene.DeployAsync("one");
        Assert.Equal((1, true), (again.Revision, again.IsUnchanged));
        Assert.Contains("Nothing to change: revision 1 of 'orders' is orders-0.0.0", scene.Log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hook_that_changes_is_a_difference()
    {
        await using var scene = await ClusterScene.CreateAsync("apiVersion: v1\nkind: ConfigMap\nmetadata: { name: word, annotations: { helm.sh/hook: \"pre-install,pre-upgrade\" } }\ndata: { word: \"{{ .Values.test.command }}\" }\n");
        await scene.DeployAsync("", "one");

        Assert.True((await scene.Deployer.PlanAsync(await scene.RequestAsync("", "one"), Token)).IsEmpty);
        Assert.False((await scene.Deployer.PlanAsync(await scene.RequestAsync("", "two"), Token)).IsEmpty);
    }

    [Fact]
    public async Task A_release_that_is_not_ready_is_not_left_as_it_is_although_nothing_differs()
    {
        await using var scene = await ClusterScene.CreateAsync();
        await scene.DeployAsync("one");
        await ClusterScene.KubectlAsync("exec", "--namespace", scene.Namespace, "deployment/orders", "--", "rm", "-r", "/www");
        await ClusterScene.KubectlAsync("wait", "--namespace", scene.Namespace, "deployment/orders", "--for", "condition=Available=false", "--timeout", "60s");

        await Assert.ThrowsAsync<DeployException>(() => scene.DeployAsync("one", timeout: TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task Only_the_fields_that_differ_are_told_and_secrets_are_masked()
    {
        await using var scene = await ClusterScene.CreateAsync(AnsweringChart.Template + Settings);
        await scene.DeployAsync("one");
        var plan = await scene.Deployer.PlanAsync(await scene.RequestAsync("two"), Token);

        Assert.Equal(["ConfigMap settings: Changed", "Deployment orders: Changed", "Secret password: Changed", "Service orders: Unchanged"], Changes(plan));
        Assert.Equal("spec.template.spec.containers[orders].command", Assert.Single(plan.Objects.Single(item => item.Kind == "Deployment").Fields).Path);
        Assert.Equal(new FieldChange("data.word", "***", "***"), Assert.Single(plan.Objects.Single(item => item.Kind == "Secret").Fields));
    }

    [Fact]
    public async Task What_the_chart_no_longer_has_is_removed()
    {
        await using var scene = await ClusterScene.CreateAsync("{{ if eq .Values.test.command \"one\" }}" + Settings.Replace("\n---\napiVersion: v1\nkind: ConfigMap", "\napiVersion: v1\nkind: ConfigMap", StringComparison.Ordinal) + "{{ end }}");
        await scene.DeployAsync("", "one");
        Assert.Equal(["ConfigMap settings: Removed", "Secret password: Removed"], Changes(await scene.Deployer.PlanAsync(await scene.RequestAsync("", "two"), Token)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_plan_is_carried_out_once_and_refused_when_the_cluster_moved()
    {
        await using var scene = await ClusterScene.CreateAsync();
        await scene.DeployAsync("one");
        var request = await scene.RequestAsync("two");
        var plan = await scene.Deployer.PlanAsync(request, Token);
        Assert.Equal(2, (await scene.Deployer.DeployAsync(request with { Plan = plan }, TextWriter.Null, Token)).Revision);

        var exception = await Assert.ThrowsAsync<DeployException>(() => scene.Deployer.DeployAsync(request with { Plan = plan }, TextWriter.Null, Token));
        Assert.Contains("the release: it was at revision 1, and is at 2", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Deployment orders: it changed in the cluster", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Service orders", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_object_that_somebody_changed_by_hand_is_named()
    {
        await using var scene = await ClusterScene.CreateAsync();
        await scene.DeployAsync("one");
        var request = await scene.RequestAsync("two");
        var plan = await scene.Deployer.PlanAsync(request, Token);
        await ClusterScene.KubectlAsync("--namespace", scene.Namespace, "scale", "deployment", "orders", "--replicas", "2");

        var exception = await Assert.ThrowsAsync<DeployException>(() => scene.Deployer.DeployAsync(request with { Plan = plan }, TextWriter.Null, Token));
        Assert.Contains("  Deployment orders: it changed in the cluster\n", exception.Message, StringComparison.Ordinal);
        Assert.Single(await scene.Deployer.HistoryAsync(scene.Release, Token));
    }

    [Fact]
    public async Task What_the_cluster_will_refuse_is_told_before_anything_is_changed()
    {
        await using var scene = await ClusterScene.CreateAsync();
        await ClusterScene.KubectlAsync("create", "namespace", scene.Namespace);
        await scene.ApplyAsync("apiVersion: v1\nkind: ResourceQuota\nmetadata: { name: none }\nspec: { hard: { count/services: \"0\" } }\n");
        await Task.Delay(TimeSpan.FromSeconds(2), Token);

        var exception = await Assert.ThrowsAsync<DeployException>(() => scene.DeployAsync("one"));
        Assert.Contains("Nothing was changed. The cluster refuses:\n  Service orders: ", exception.Message, StringComparison.Ordinal);
        Assert.Contains("exceeded quota: none", exception.Message, StringComparison.Ordinal);
        Assert.Empty(await scene.Deployer.HistoryAsync(scene.Release, Token));
    }

    private static IEnumerable<string> Changes(ModulePlan plan) => plan.Objects.Select(item => $"{item}: {item.Change}").Order(StringComparer.Ordinal);

}
