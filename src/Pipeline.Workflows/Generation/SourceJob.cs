using Pipeline.Workflows.Expressions;
using Pipeline.Workflows.Jobs;
using Pipeline.Workflows.Security;

namespace Pipeline.Workflows.Generation;

/// <summary>The job that makes one exact commit of a branch, which may move on while the run lasts (D1).</summary>
internal sealed class SourceJob(WorkflowModel model)
{
    /// <summary>The output that holds the commit.</summary>
    public const string Commit = "commit";

    public StepsJob Create(Text branch)
    {
        var checkout = CommonSteps.Checkout(branch, id: "checkout");
        return new StepsJob("source")
        {
            Permissions = new Permissions { Contents = Access.Read },
            RunsOn = [model.Options.Runner],
            TimeoutMinutes = model.Options.TimeoutMinutes,
            Outputs = { [Commit] = checkout.Output("commit") },
            Steps = [checkout],
        };
    }
}
