using Pipeline.Core.Environments;
using Pipeline.Core.Errors;
using Pipeline.LocalRuntime.Manifests;

namespace Pipeline.LocalRuntime.Quotas;

/// <summary>The quota of an environment, as a namespace of the local runtime holds releases to it.</summary>
internal static class QuotaOfEnvironment
{
    /// <summary>Turns it into amounts: what pods ask for and what they may use are held to the same.</summary>
    /// <exception cref="PipelineException">It has an amount that is no quantity.</exception>
    public static ResourceQuota Read(string name, EnvironmentQuota quota)
    {
        var (cpus, memory) = (Amount(name, quota.Cpu), Amount(name, quota.Memory));
        return new ResourceQuota { Name = name, Pods = quota.Pods, RequestedCpus = cpus, Cpus = cpus, RequestedMemoryBytes = memory, MemoryBytes = memory };
    }

    private static double? Amount(string name, string? text) => text is null ? null : Quantity.Parse(text)
        ?? throw new PipelineException($"The quota '{name}' has '{text}'; a quantity such as 500m, 4 or 8Gi was expected.");
}
