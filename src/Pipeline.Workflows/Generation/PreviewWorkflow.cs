using System.Runtime.CompilerServices;
using Pipeline.Workflows.Expressions;
using Pipeline.Workflows.Inputs;
using Pipeline.Workflows.Jobs;
using Pipeline.Workflows.Security;
using Pipeline.Workflows.Steps;
using Pipeline.Workflows.Triggers;

namespace Pipeline.Workflows.Generation;

/// <summary>
/// <c>preview.yml</c>: a pull request of this repository has a preview while it is open (C5), a person has one by hand, and every hour those are closed whose
/// time is over. Of a pull request one run opens at a time, the older is cancelled; a close waits for a deployment that is under way, and nothing cancels a close.
/// </summary>
internal sealed class PreviewWorkflow(WorkflowModel model, CommonSteps steps, ReusableWorkflows workflows, SourceJob sources)
{
    private const string Open = "open";
    private const string Close = "close";
    private const string Reap = "reap";
    private const string Closed = "closed";
    private const string Place = "preview";

    private readonly ChoiceInput _action = new("action") { Description = "What is to be done.", Required = true, Options = [Open, Close, Reap] };
    private readonly TextInput _name = new("name") { Description = "The preview, such as pr-42 or ada; empty for your own." };

    private static Permissions Comments { get; } = new() { Contents = Access.Read, PullRequests = Access.Write };

    private static Expression IsPullRequest => GitHubContext.EventName.Is("pull_request") & GitHubContext.PullRequestRepository.Is(GitHubContext.Repository);

    private Expression Name => (GitHubContext.PullRequestNumber & Function.Format("pr-{0}", GitHubContext.PullRequestNumber)) | _name.Value;

    /// <summary>Whether the build has previews.</summary>
    public static bool IsOf(WorkflowModel model) => model.Has(TargetNames.OpenPreview) && model.Has(TargetNames.ClosePreview) && model.Has(TargetNames.Previews);

    public Workflow Create()
    {
        var head = sources.Create("source", CommonSteps.Checkout(GitHubContext.Sha), [steps.Build("--help")], (IsPullRequest & GitHubContext.Action.IsNot(Closed)) | IsAsked(Open));
        var source = SourceJob.SourceOf(head, GitHubContext.Sha);
        var modules = workflows.EveryModule(source, [head]);
        return new Workflow
        {
            FileName = "preview.yml",
            Name = "Preview",
            On = new WorkflowTriggers
            {
                PullRequest = new PullRequestTrigger { Types = ["opened", "synchronize", "reopened", Closed] },
                Schedule = [new Schedule("23 * * * *")],
                Dispatch = new DispatchTrigger { Inputs = [_action, _name] },
            },
            Concurrency = new Concurrency($"preview-{GitHubContext.PullRequestNumber | GitHubContext.RunId}-closing-{GitHubContext.Action.Is(Closed)}") { CancelInProgress = GitHubContext.Action.IsNot(Closed) },
            Jobs =
            [
                head,
                .. modules,
                Opening(source, [head, .. modules]),
                Alone(Close, (IsPullRequest & GitHubContext.Action.Is(Closed)) | IsAsked(Close), Name, steps.Build(TargetNames.ClosePreview, Variables(Name))),
                Alone(Reap, GitHubContext.EventName.Is("schedule") | IsAsked(Reap), Reap, steps.Build($"{TargetNames.Previews} --reap", Variables(null))),
            ],
        };
    }

    // Like every job with rights it runs no code of a module.
    private StepsJob Opening(RunSource source, IReadOnlyList<Job> needs) => Job(Open, needs, null, Name, Permissions.Union(model.Options.Registry.Pull, Comments),
    [
        CommonSteps.Checkout(source.Commit),
        CommonSteps.TakeBuild(source.Build),
        CommonSteps.TakeResults(),
        .. steps.Login(),
        steps.Build($"{TargetNames.ReservePreview} {TargetNames.Deploy} {TargetNames.OpenPreview} --skip", steps.WithRegistry(Variables(Name))),
    ]);

    private StepsJob Alone(string id, Expression condition, Text place, Step work) => Job(id, [], condition, place, Comments, [CommonSteps.Checkout(GitHubContext.Sha), work]);

    private StepsJob Job(string id, IReadOnlyList<Job> needs, Expression? condition, Text place, Permissions permissions, IReadOnlyList<Step> work, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => new(id, file, line)
    {
        Needs = needs,
        If = condition,
        Permissions = permissions,
        // One after the other, in the order in which they come.
        Concurrency = new Concurrency($"previews-{place}") { KeepsEveryRun = true },
        RunsOn = [model.Options.Runner],
        TimeoutMinutes = model.Options.TimeoutMinutes,
        Environment = new JobEnvironment(Place),
        Steps = [.. work, CommonSteps.HandOn(Place)],
    };

    private static OrderedDictionary<string, Value> Variables(Expression? name)
    {
        OrderedDictionary<string, Value> variables = name is null ? [] : new() { ["PREVIEW"] = name };
        variables[Secret.JobToken.Name] = Secret.JobToken;
        return variables;
    }

    private Expression IsAsked(string action) => GitHubContext.EventName.Is("workflow_dispatch") & _action.Value.Is(action);
}
