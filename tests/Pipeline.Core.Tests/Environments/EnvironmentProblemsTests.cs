using Pipeline.Core.Environments;
using Pipeline.Core.Model;

namespace Pipeline.Core.Tests.Environments;

public sealed class EnvironmentProblemsTests
{
    private static readonly PipelineModel Shop = PipelineModel.In("/shop").Application("shop");

    [Fact]
    public void The_usual_environments_are_no_problem() => Assert.Empty(ModelProblems.Find(Shop.StandardEnvironments()));

    [Fact]
    public void Environments_stand_in_the_order_in_which_a_release_passes_them() => Assert.Equal(
        "Environment 'production' stands before 'pre-prod', which a release passes first. Declare them in the order in which a release passes them: staging, pre-prod, production.",
        Assert.Single(ModelProblems.Find(Shop.Environment("staging").Environment("production", e => e.After("pre-prod")).Environment("pre-prod", e => e.After("staging")))));

    [Fact]
    public void Two_environments_have_two_places() => Assert.Equal(
        "Environments 'staging' and 'demo' share the namespace 'shop': each would replace what the other deployed. Give one InNamespace(...) of its own.",
        Assert.Single(ModelProblems.Find(Shop.Environment("staging", e => e.InNamespace("shop")).Environment("demo", e => e.InNamespace("shop")))));

    [Fact]
    public void One_namespace_of_two_clusters_is_two_places() => Assert.Empty(
        ModelProblems.Find(Shop.Environment("staging", e => e.InNamespace("shop")).Environment("production", e => e.InNamespace("shop").OnCluster("acme-production"))));

    [Fact]
    public void Quotas_are_amounts() => Assert.Equal(
        [
            "Environment 'a' has a quota of cpu 'four', which is no amount. Expected one as Kubernetes writes it, such as 4 or 500m.",
            "Environment 'a' has a quota of memory '8 GB', which is no amount. Expected one as Kubernetes writes it, such as 8Gi or 512Mi.",
            "Environment 'b' has a quota of 0 pods; expected at least 1.",
            "Environment 'c' has a quota of nothing; name cpu, memory or pods.",
        ],
        ModelProblems.Find(Shop.Environment("a", e => e.Quota(cpu: "four", memory: "8 GB")).Environment("b", e => e.Quota(pods: 0)).Environment("c", e => e.Quota()).Environment("d", e => e.Quota("1.5", "512Mi", 4))));

    [Fact]
    public void Values_have_keys_and_clusters_names() => Assert.Equal(
        [
            "Environment 'a' sets 'web: ingress.', a path with an empty key. Expected keys with dots between them, such as ingress.host.",
            "Environment 'b' is on a cluster without a name; OnCluster(...) takes the name of a context ('kubectl config get-contexts').",
        ],
        ModelProblems.Find(Shop.Environment("a", e => e.Values(v => v.For("web", w => w.Set("ingress.", 1)))).Environment("b", e => e.OnCluster(" "))));

    [Fact]
    public void Values_are_for_modules_that_there_are() => Assert.Equal(
        "Environment 'staging' has values for the module 'wbe', which is none; did you mean 'web'? Modules: orders, web.",
        Assert.Single(EnvironmentProblems.FindNames(Shop.Environment("staging", e => e.Values(v => v.For("wbe", w => w.Set("a", 1)).For("web", w => w.Set("a", 1)))).Environments, ["web", "orders"])));
}
