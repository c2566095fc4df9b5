using Pipeline.Core.Load;
using Pipeline.Workflows.Expressions;

namespace Pipeline.Workflows.Generation;

/// <summary>The step that tests under load what was deployed, in the environments that say so.</summary>
internal static class LoadTestStep
{
    /// <summary>When it runs; null: never, for no environment says so or the build has no such target.</summary>
    /// <param name="model">What it follows from.</param>
    /// <param name="environment">The environment that was deployed to.</param>
    public static Expression? Condition(WorkflowModel model, Expression environment)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(environment);
        if (!model.Has(TargetNames.LoadTest))
            return null;
        return model.Environments.Where(one => one.IsLoadTested()).Select(one => environment.Is(one.Name)).Aggregate((Expression?)null, (left, right) => left is null ? right : left | right);
    }
}
