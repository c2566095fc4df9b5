using Pipeline.Core.Deployments;

namespace Pipeline.Stages.Deploy;

/// <summary>Holds a deployment to what was planned, and to what can be done.</summary>
internal static class PlannedDeployment
{
    /// <summary>Refuses what moved since it was planned, and what will be refused, before anything is changed.</summary>
    /// <exception cref="DeployException">Names each object.</exception>
    public static void Require(DeployRequest request, ModulePlan now)
    {
        if (FindFault(request, now) is { } fault)
            throw new DeployException(fault);
    }

    /// <summary>What moved since it was planned, or will be refused; null: nothing.</summary>
    public static string? FindFault(DeployRequest request, ModulePlan now)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(now);
        var (name, namespaceName) = request.Release;
        if (request.Plan is { } planned && PlanCheck.FindMoved(planned, now) is { Count: > 0 } moved)
        {
            return
                $"'{name}' in namespace '{namespaceName}' is not what the plan was made for. Nothing was changed. Since then this moved:\n{string.Join('\n', moved.Select(line => $"  {line}"))}\nMake a new plan and look at it: ./build.sh DeployPlan";
        }

        return now.Objects.Where(item => item.Refusal is not null).ToList() is { Count: > 0 } refused
            ? $"'{name}' cannot be deployed to namespace '{namespaceName}'. Nothing was changed. The cluster refuses:\n{string.Join('\n', refused.Select(item => $"  {item}: {item.Refusal}"))}"
            : null;
    }
}
