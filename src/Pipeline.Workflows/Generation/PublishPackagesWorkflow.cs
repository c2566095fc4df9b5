using Pipeline.Workflows.Expressions;
using Pipeline.Workflows.Jobs;
using Pipeline.Workflows.Security;
using Pipeline.Workflows.Triggers;

namespace Pipeline.Workflows.Generation;

/// <summary>
/// <c>publish-packages.yml</c>: a version's tag on main is packed by a job that may only read, and pushed by one that runs behind its approval.
/// No cache is restored: what is published follows from the tag alone.
/// </summary>
internal sealed class PublishPackagesWorkflow(WorkflowModel model, CommonSteps steps, PackagePublishing publishing)
{
    private const string Packages = "packages";
    private const string Tag = "--package-tag \"$TAG\"";

    private static OrderedDictionary<string, Value> Variables => new() { ["TAG"] = GitHubContext.RefName };

    public Workflow Create()
    {
        var pack = new StepsJob("pack")
        {
            Permissions = new Permissions { Contents = Access.Read },
            RunsOn = [model.Options.Runner],
            TimeoutMinutes = model.Options.TimeoutMinutes,
            Steps =
            [
                CommonSteps.Checkout(GitHubContext.Sha),
                steps.Build($"{TargetNames.CheckPackageTag} {Tag}", Variables),
                steps.Build($"{publishing.PackTarget} {Tag}", Variables),
                CommonSteps.HandOn(Packages),
            ],
        };
        var publish = new StepsJob("publish")
        {
            Needs = [pack],
            Permissions = publishing.Feed.Permissions,
            RunsOn = [model.Options.Runner],
            TimeoutMinutes = model.Options.TimeoutMinutes,
            Environment = new JobEnvironment(publishing.Environment),
            Steps =
            [
                CommonSteps.Checkout(GitHubContext.Sha),
                CommonSteps.Take(Packages),
                .. publishing.Feed.Login,
                steps.Build($"{TargetNames.PublishPackages} {Tag} --skip", WithFeed(Variables)),
            ],
        };
        return new Workflow
        {
            FileName = "publish-packages.yml",
            Name = "Publish packages",
            RunName = $"Publish {GitHubContext.RefName}",
            On = new WorkflowTriggers { Push = new PushTrigger { Tags = [publishing.Tags] } },
            Concurrency = new Concurrency($"publish-packages-{GitHubContext.Ref}") { KeepsEveryRun = true },
            Jobs = [pack, publish],
        };
    }

    private OrderedDictionary<string, Value> WithFeed(OrderedDictionary<string, Value> variables)
    {
        foreach (var (name, value) in publishing.Feed.Variables)
            variables[name] = value;
        return variables;
    }
}
