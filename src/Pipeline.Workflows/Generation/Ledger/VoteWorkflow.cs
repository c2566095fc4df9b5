using Pipeline.Workflows.Expressions;
using Pipeline.Workflows.Inputs;
using Pipeline.Workflows.Triggers;

namespace Pipeline.Workflows.Generation.Ledger;

/// <summary><c>vote.yml</c>: by hand, a gate keeper's vote on a bundle (D9). Whoever starts the run votes; the rules say whether the role is theirs.</summary>
internal sealed class VoteWorkflow(WorkflowModel model, CommonSteps steps)
{
    private const string Go = "go";
    private const string NoGo = "no-go";

    public Workflow Create()
    {
        var asked = model.Environments.Select(environment => Promotions.PolicyOf(model, environment)).Where(policy => policy.Roles.Count > 0).ToList();
        var environment = new ChoiceInput("environment") { Description = "The environment that the bundle may go to.", Required = true, Options = [.. asked.Select(policy => policy.Name)] };
        var role = new ChoiceInput("role")
        {
            Description = "The role that you speak for.",
            Required = true,
            Options = [.. asked.SelectMany(policy => policy.Roles.Concat(policy.EmergencyRoles ?? [])).Select(one => one.Name).Distinct()],
        };
        var vote = new ChoiceInput("vote") { Description = "Your vote.", Required = true, Options = [Go, NoGo] };
        var because = new TextInput("because") { Description = "Why, in a sentence; a no-go needs it." };
        var bundle = new TextInput("bundle") { Description = "The bundle, by its release (2026-11-25.1) or the beginning of its id; empty for what comes next there." };
        var ledger = new LedgerJobs(model, steps);
        OrderedDictionary<string, Value> Variables() => new() { ["ENVIRONMENT"] = environment.Value, ["AS"] = role.Value, ["BECAUSE"] = because.Value, ["BUNDLE"] = bundle.Value };
        return new Workflow
        {
            FileName = "vote.yml",
            Name = "Vote",
            RunName = $"{GitHubContext.Actor} votes {vote.Value} as {role.Value} for {environment.Value}",
            On = new WorkflowTriggers { Dispatch = new DispatchTrigger { Inputs = [environment, role, vote, because, bundle] } },
            Concurrency = new Concurrency("vote") { KeepsEveryRun = true },
            Jobs =
            [
                ledger.Create("vote", [], null, LedgerJobs.Append,
                [
                    CommonSteps.CheckoutWithToken(GitHubContext.Sha),
                    ledger.Build($"{TargetNames.Vote} --go", Variables(), vote.Value.Is(Go)),
                    ledger.Build($"{TargetNames.Vote} --no-go", Variables(), vote.Value.Is(NoGo)),
                ]),
            ],
        };
    }
}
