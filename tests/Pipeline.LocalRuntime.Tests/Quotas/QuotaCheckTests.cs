using Pipeline.Core.Environments;
using Pipeline.LocalRuntime.Manifests;
using Pipeline.LocalRuntime.Quotas;

namespace Pipeline.LocalRuntime.Tests.Quotas;

public class QuotaCheckTests
{
    private static readonly ResourceQuota Quota = new() { Name = "q", Cpus = 1, RequestedMemoryBytes = 100 * 1024 * 1024 };

    [Fact]
    public void A_container_that_does_not_say_what_it_may_use_is_named() => Assert.Equal(
        ["quota 'q': every container must specify requests.memory, and web does not", "quota 'q': every container must specify limits.cpu, and web does not"],
        Assert.Throws<QuotaExceededException>(() => Check(Pod(new ContainerTemplate { Name = "web", Image = "i" }))).Faults);

    [Fact]
    public void A_limit_counts_as_a_request_where_there_is_none() => Assert.Equal(
        ["exceeded quota 'q': asked for requests.memory=120Mi, used requests.memory=0Mi, hard requests.memory=100Mi"],
        Assert.Throws<QuotaExceededException>(() => Check(Pod(Container(0.5, 120)))).Faults);

    [Fact]
    public void What_others_use_counts() => Assert.Equal(
        ["exceeded quota 'q': asked for limits.cpu=500m, used limits.cpu=750m, hard limits.cpu=1"],
        Assert.Throws<QuotaExceededException>(() => QuotaCheck.Check("web", "staging", [Pod(Container(0.5, 50))], new ResourceUse { Cpus = 0.75 }, [Quota])).Faults);

    [Fact]
    public void Of_init_containers_the_greatest_counts_where_it_is_more_than_the_others_together() =>
        Assert.Equal(
            (3, 2),
            (ResourceUse.Of(Pod(Container(1, 1)) with { InitContainers = [Container(3, 1), Container(2, 1)] }).Cpus, ResourceUse.Of(Pod(Container(1, 1), Container(1, 1)) with { InitContainers = [Container(1.5, 1)] }).Cpus));

    [Fact]
    public void The_quota_of_an_environment_holds_requests_and_limits_to_the_same() => Assert.Equal(
        new ResourceQuota { Name = "staging", Pods = 20, Cpus = 0.5, RequestedCpus = 0.5, MemoryBytes = 8d * 1024 * 1024 * 1024, RequestedMemoryBytes = 8d * 1024 * 1024 * 1024 },
        QuotaOfEnvironment.Read("staging", new EnvironmentQuota { Cpu = "500m", Memory = "8Gi", Pods = 20 }));

    [Fact]
    public void What_just_fits_is_allowed() => Check(Pod(Container(0.7, 50), Container(0.3, 50)));

    private static void Check(PodTemplate pod) => QuotaCheck.Check("web", "staging", [pod], new ResourceUse(), [Quota]);

    private static ContainerTemplate Container(double cpus, long mebibytes) => new() { Name = "web", Image = "i", Cpus = cpus, MemoryBytes = mebibytes * 1024 * 1024 };

    private static PodTemplate Pod(params ContainerTemplate[] containers) => new()
    {
        Labels = new Dictionary<string, string>(),
        Annotations = new Dictionary<string, string>(),
        InitContainers = [],
        Containers = containers,
        Volumes = new Dictionary<string, VolumeSource>(),
    };
}
