using Pipeline.Tools.Kubernetes.Progress;

namespace Pipeline.Tools.Tests.Kubernetes.Progress;

public sealed class PullFaultsTests
{
    [Theory]
    [InlineData("manifest for example.org/orders:1 not found: manifest unknown: manifest unknown")]
    [InlineData("pull access denied for orders, repository does not exist or may require 'docker login'")]
    [InlineData("failed to authorize: 401 Unauthorized")]
    [InlineData("no matching manifest for linux/arm64 in the manifest list entries")]
    public void What_the_registry_refuses_is_refused_again(string words) => Assert.True(PullFaults.IsFinal(words));

    [Theory]
    [InlineData("dial tcp 10.0.0.1:443: i/o timeout")]
    [InlineData("received unexpected HTTP status: 503 Service Unavailable: host not found")]
    [InlineData("dial tcp: lookup registry.example.org: no such host")]
    [InlineData("toomanyrequests: You have reached your pull rate limit")]
    [InlineData("Back-off pulling image")]
    public void What_may_heal_is_waited_for(string words) => Assert.False(PullFaults.IsFinal(words));
}
