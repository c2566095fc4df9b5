using Pipeline.Tools.Containers;

namespace Pipeline.Tools.Tests.Containers;

public sealed class EngineFaultsTests
{
    [Theory]
    [InlineData("Get \"http://127.0.0.1:5557/v2/\": dial tcp 127.0.0.1:5557: connect: connection refused", nameof(EngineFault.RegistryUnavailable))]
    [InlineData("received unexpected HTTP status: 503 Service Unavailable", nameof(EngineFault.RegistryUnavailable))]
    [InlineData("Put \"http://127.0.0.1:5557/v2/x\": EOF", nameof(EngineFault.RegistryUnavailable))]
    [InlineData("error parsing HTTP 507 response body: Insufficient Storage", nameof(EngineFault.DiskFull))]
    [InlineData("write /var/lib/docker/tmp/x: no space left on device", nameof(EngineFault.DiskFull))]
    [InlineData("unauthorized: authentication required", nameof(EngineFault.Denied))]
    [InlineData("denied: requested access to the resource is denied", nameof(EngineFault.Denied))]
    [InlineData("manifest for 127.0.0.1:5557/a:b not found: manifest unknown: There is no manifest b.", nameof(EngineFault.NotFound))]
    [InlineData("invalid reference format", nameof(EngineFault.Other))]
    public void A_clients_words_tell_the_kind_of_fault(string output, string fault) => Assert.Equal(fault, EngineFaults.Of(output).ToString());

    [Theory]
    [InlineData("Cannot connect to the Docker daemon at unix:///var/run/docker.sock.", "stopped answering")]
    [InlineData("failed to copy: no space left on device", "is full")]
    public void A_build_that_the_engine_could_not_do_is_told_from_a_wrong_Dockerfile(string output, string expected) =>
        Assert.Contains(expected, EngineFaults.ExplainBuild("docker", output), StringComparison.Ordinal);

    [Fact]
    public void A_wrong_Dockerfile_is_not_the_engines_fault() => Assert.Null(EngineFaults.ExplainBuild("docker", "COPY failed: file not found in build context"));
}
