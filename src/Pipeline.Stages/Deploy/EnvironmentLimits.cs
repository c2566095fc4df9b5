using System.Globalization;
using System.Text.Json.Nodes;
using Pipeline.Core.Environments;
using Pipeline.LocalRuntime.Manifests;
using Pipeline.LocalRuntime.Quotas;

namespace Pipeline.Stages.Deploy;

/// <summary>The quota of an environment, and what a container counts as that says nothing, in the words of Kubernetes.</summary>
internal static class EnvironmentLimits
{
    /// <summary>The name of the quota.</summary>
    public const string QuotaName = "pipeline-quota";

    /// <summary>The name of the range.</summary>
    public const string RangeName = "pipeline-limits";

    private const string RequestedCpu = "50m";
    private const string RequestedMemory = "64Mi";
    private const string LimitedCpu = "250m";
    private const string LimitedMemory = "256Mi";

    /// <summary>What a container counts as on the local runtime.</summary>
    public static ContainerDefaults Defaults { get; } = new()
    {
        RequestedCpus = Quantity.Parse(RequestedCpu)!.Value,
        RequestedMemoryBytes = Quantity.Parse(RequestedMemory)!.Value,
        Cpus = Quantity.Parse(LimitedCpu)!.Value,
        MemoryBytes = (long)Quantity.Parse(LimitedMemory)!.Value,
    };

    /// <summary>The quota as the local runtime holds it.</summary>
    public static ResourceQuota Of(EnvironmentQuota quota) => new()
    {
        Name = QuotaName,
        Pods = quota.Pods,
        RequestedCpus = Quantity.Parse(quota.Cpu),
        Cpus = Quantity.Parse(quota.Cpu),
        RequestedMemoryBytes = Quantity.Parse(quota.Memory),
        MemoryBytes = Quantity.Parse(quota.Memory),
    };

    /// <summary>The specification of the ResourceQuota.</summary>
    public static JsonObject Quota(EnvironmentQuota quota)
    {
        var hard = new JsonObject();
        foreach (var (resource, amount) in new[] { ("cpu", quota.Cpu), ("memory", quota.Memory) })
        {
            if (amount is not null)
                (hard[$"requests.{resource}"], hard[$"limits.{resource}"]) = (amount, amount);
        }

        if (quota.Pods is { } pods)
            hard["pods"] = pods.ToString(CultureInfo.InvariantCulture);
        return new JsonObject { ["hard"] = hard };
    }

    /// <summary>The specification of the LimitRange: without it a quota refuses every container that says nothing.</summary>
    public static JsonObject Range() => new()
    {
        ["limits"] = new JsonArray(new JsonObject
        {
            ["type"] = "Container",
            ["defaultRequest"] = new JsonObject { ["cpu"] = RequestedCpu, ["memory"] = RequestedMemory },
            ["default"] = new JsonObject { ["cpu"] = LimitedCpu, ["memory"] = LimitedMemory },
        }),
    };
}
