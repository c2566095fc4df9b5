using Pipeline.Components.Sessions;
using Pipeline.Core.Environments;
using Pipeline.Core.Errors;
using Pipeline.Stages.Deploy;

namespace Pipeline.Components.Tests.Sessions;

public sealed class EnvironmentRuntimeTests
{
    private static readonly DeployEnvironment Staging = new() { Name = "staging", Namespace = "staging" };
    private static readonly DeployEnvironment Production = new() { Name = "production", Namespace = "production", Cluster = "acme" };

    [Fact]
    public void An_environment_without_a_cluster_is_deployed_to_whatever_answers() => Assert.Equal(RuntimeChoice.Auto, EnvironmentRuntime.Of(RuntimeChoice.Auto, Staging, [Staging], hasCredentials: false));

    [Fact]
    public void An_environment_that_names_its_cluster_is_deployed_there_and_nowhere_else() =>
        Assert.Equal(RuntimeChoice.Kubernetes, EnvironmentRuntime.Of(RuntimeChoice.Auto, Production, [Production], hasCredentials: false));

    [Fact]
    public void With_credentials_of_a_cluster_it_is_that_one() => Assert.Equal(RuntimeChoice.Kubernetes, EnvironmentRuntime.Of(RuntimeChoice.Auto, Staging, [Staging], hasCredentials: true));

    [Fact]
    public void Whoever_asks_for_the_local_runtime_gets_it() => Assert.Equal(RuntimeChoice.Local, EnvironmentRuntime.Of(RuntimeChoice.Local, Production, [Staging, Production], hasCredentials: false));

    [Fact]
    public void One_namespace_of_two_clusters_is_not_deployed_to_locally() => Assert.StartsWith(
        "--runtime local: 'production' and 'staging' share the namespace 'production', which the local runtime has once",
        Assert.Throws<PipelineException>(() => EnvironmentRuntime.Of(RuntimeChoice.Local, Production, [Staging with { Namespace = "production" }, Production], hasCredentials: false)).Message,
        StringComparison.Ordinal);
}
