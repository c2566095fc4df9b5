using Pipeline.Core.Environments;
using Pipeline.Releases.Policies;
using Pipeline.Workflows.Expressions;
using Pipeline.Workflows.Jobs;
using Pipeline.Workflows.Security;

namespace Pipeline.Workflows.Generation.Ledger;

/// <summary>The jobs that bring a bundle to environments, one each.</summary>
internal sealed class Promotions(WorkflowModel model, Workflow promote)
{
    /// <summary>What an environment asks of a bundle.</summary>
    public static EnvironmentPolicy PolicyOf(WorkflowModel model, DeployEnvironment environment) =>
        model.Releases?.Find(environment.Name) ?? new EnvironmentPolicy { Name = environment.Name };

    /// <summary>Whether a merge into the environment's branch promotes to it: nobody approves, and it takes anything or says that it takes bundles by itself.</summary>
    public static bool IsPromotedByMerge(WorkflowModel model, DeployEnvironment environment) =>
        PolicyOf(model, environment) is { Roles.Count: 0 } policy && (!policy.TakesBlessedOnly || policy.Automatic);

    /// <summary>
    /// One job for each environment that <paramref name="starts"/> names a condition for, and for each that takes bundles by itself after one of these. They
    /// come in order; what keeps a bundle the rules say, so that a failure before is no condition.
    /// </summary>
    /// <param name="source">What the run works on.</param>
    /// <param name="bundle">The bundle; empty: what comes next there.</param>
    /// <param name="needs">The jobs that the one of an environment needs.</param>
    /// <param name="starts">When it starts; null: it does not but by itself.</param>
    public IReadOnlyList<(DeployEnvironment Environment, CallJob Job)> To(RunSource source, Text bundle, Func<DeployEnvironment, IReadOnlyList<Job>> needs, Func<DeployEnvironment, Expression?> starts)
    {
        List<(DeployEnvironment Environment, CallJob Job)> jobs = [];
        foreach (var environment in model.Environments)
        {
            IReadOnlyList<CallJob> before = [.. jobs.Where(job => environment.After.Contains(job.Environment.Name)).Select(job => job.Job)];
            var condition = starts(environment);
            foreach (var job in PolicyOf(model, environment).Automatic ? before : [])
                condition = Either(condition, Function.Contains(job.Output(PromoteWorkflow.NextOutput), $"/{environment.Name}/"));
            if (condition is not null)
                jobs.Add((environment, Call(environment, source, bundle, [.. needs(environment), .. before], !Function.Cancelled & condition)));
        }

        return jobs;
    }

    /// <summary>The jobs that promote, and when one did.</summary>
    public static IEnumerable<(DeployEnvironment Environment, CallJob Job, Expression? Deployed)> Deployed(IEnumerable<(DeployEnvironment Environment, CallJob Job)> promotions) =>
        promotions.Select(promotion => (promotion.Environment, promotion.Job, (Expression?)promotion.Job.Output(PromoteWorkflow.CommitOutput).IsNot("")));

    private static Expression Either(Expression? left, Expression right) => left is null ? right : left | right;

    private CallJob Call(DeployEnvironment environment, RunSource source, Text bundle, IReadOnlyList<Job> needs, Expression condition) => new("promote-" + environment.Name)
    {
        Name = $"promote to {environment.Name}",
        Needs = needs,
        If = condition,
        Permissions = Permissions.Union(model.Options.Registry.Pull, LedgerJobs.Append),
        Workflow = promote,
        With = { ["environment"] = environment.Name, ["commit"] = source.Commit, ["build"] = source.Build, ["bundle"] = bundle },
        Secrets = promote.On.Call!.Secrets,
    };
}
