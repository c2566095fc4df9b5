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
/// time is over. Of a pull request one run opens at a time, the older is cancelled; a close waits for it, and nothing cancels a close.
/// </summary>
internal sealed class PreviewWorkflow(WorkflowModel model, CommonSteps steps)
{
    private const string Open = "open";
    private const string Close = "close";
    private const string Reap = "reap";
    private const string Closed = "closed";
    private const string Place = "preview";

    private readonly ChoiceInput _action = new("action") { Description = "What is to be done.", Required = true, Options = [Open, Close, Reap] };
    private readonly TextInput _name = new("name") { Description = "The preview, such as pr-42 or ada; empty for your own." };

    private static Expression IsPullRequest => GitHubContext.EventName.Is("pull_request") & GitHubContext.PullRequestRepository.Is(GitHubContext.Repository);

    private Expression Name => (GitHubContext.PullRequestNumber & Function.Format("pr-{0}", GitHubContext.PullRequestNumber)) | _name.Value;

    /// <summary>Whether the build has previews.</summary>
    public static bool IsOf(WorkflowModel model) => model.Has(TargetNames.OpenPreview) && model.Has(TargetNames.ClosePreview) && model.Has(TargetNames.Previews);

    public Workflow Create() => new()
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
            Job(Open, (IsPullRequest & GitHubContext.Action.IsNot(Closed)) | IsAsked(Open), Name, Permissions.Union(model.Options.Registry.Push, Comments), [.. steps.Login(), Build(TargetNames.OpenPreview, steps.WithRegistry(Variables(Name)))]),
            Job(Close, (IsPullRequest & GitHubContext.Action.Is(Closed)) | IsAsked(Close), Name, Comments, [Build(TargetNames.ClosePreview, Variables(Name))]),
            Job(Reap, GitHubContext.EventName.Is("schedule") | IsAsked(Reap), Reap, Comments, [Build($"{TargetNames.Previews} --reap", Variables(null))]),
        ],
    };

    private static Permissions Comments { get; } = new() { Contents = Access.Read, PullRequests = Access.Write };

    private StepsJob Job(string id, Expression condition, Text place, Permissions permissions, IReadOnlyList<Step> work, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => new(id, file, line)
    {
        If = condition,
        Permissions = permissions,
        // One after the other, in the order in which they were asked for.
        Concurrency = new Concurrency($"previews-{place}") { KeepsEveryRun = true },
        RunsOn = [model.Options.Runner],
        TimeoutMinutes = model.Options.TimeoutMinutes,
        Environment = new JobEnvironment(Place),
        Steps = [CommonSteps.Checkout(GitHubContext.Sha), .. work, CommonSteps.HandOn(Place)],
    };

    private RunStep Build(string arguments, OrderedDictionary<string, Value> variables) => steps.Build(arguments, variables);

    private static OrderedDictionary<string, Value> Variables(Expression? name)
    {
        OrderedDictionary<string, Value> variables = name is null ? [] : new() { ["PREVIEW"] = name };
        variables[Secret.JobToken.Name] = Secret.JobToken;
        return variables;
    }

    private Expression IsAsked(string action) => GitHubContext.EventName.Is("workflow_dispatch") & _action.Value.Is(action);
}
