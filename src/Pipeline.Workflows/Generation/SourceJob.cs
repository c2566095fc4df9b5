using Pipeline.Workflows.Expressions;
using Pipeline.Workflows.Jobs;
using Pipeline.Workflows.Security;
using Pipeline.Workflows.Steps;

namespace Pipeline.Workflows.Generation;

/// <summary>
/// The job that a run begins with: it makes one exact commit of a branch, which may move on while the run lasts (D1), and compiles the build
/// for every other job. It restores no cache, because jobs with rights run what it hands on.
/// </summary>
internal sealed class SourceJob(WorkflowModel model, CommonSteps steps)
{
    private const string Commit = "commit";
    private const string Build = "build";

    /// <summary>Takes the head of <paramref name="branch"/>, or a commit.</summary>
    public StepsJob Create(Text branch)
    {
        var checkout = CommonSteps.Checkout(branch, id: "checkout");
        var job = Create("source", checkout, [steps.Build("--help")]);
        job.Outputs[Commit] = checkout.Output("commit");
        return job;
    }

    /// <summary>Does more than compiling, with the build that it compiles.</summary>
    /// <param name="id">The job's id.</param>
    /// <param name="checkout">Its first step.</param>
    /// <param name="work">What it runs.</param>
    /// <param name="condition">Whether it runs; null: yes.</param>
    public StepsJob Create(string id, ActionStep checkout, IReadOnlyList<Step> work, Expression? condition = null)
    {
        var build = CommonSteps.HandBuildOn();
        return new StepsJob(id)
        {
            If = condition,
            Permissions = new Permissions { Contents = Access.Read },
            RunsOn = [model.Options.Runner],
            TimeoutMinutes = model.Options.TimeoutMinutes,
            Outputs = { [Build] = build.Output("artifact-id") },
            Steps = [checkout, .. work, build],
        };
    }

    /// <summary>What the jobs after <paramref name="job"/> work on: its own commit.</summary>
    public static RunSource SourceOf(Job job) => SourceOf(job, job.Output(Commit));

    /// <summary>What the jobs after <paramref name="job"/> work on: a commit that is known before.</summary>
    public static RunSource SourceOf(Job job, Text commit) => new(commit, job.Output(Build));
}
