using Pipeline.Core.Vulnerabilities;
using Pipeline.Workflows.Expressions;
using Pipeline.Workflows.Inputs;
using Pipeline.Workflows.Triggers;

namespace Pipeline.Workflows.Generation.Ledger;

/// <summary><c>release-control.yml</c>: by hand, what stops and starts deployments, bans a bundle, signs an override, declares an emergency (D11, D15).</summary>
internal sealed class ReleaseControlWorkflow(WorkflowModel model, CommonSteps steps)
{
    private const string NoAlert = "none";
    private static readonly IEnumerable<Severity> Severities = Enum.GetValues<Severity>().Where(severity => severity != Severity.Unknown);
    private static readonly (string Action, string Target)[] Actions =
    [
        ("hold", TargetNames.Hold),
        ("unhold", TargetNames.Unhold),
        ("stop", TargetNames.StopTheLine),
        ("start", TargetNames.StartTheLine),
        ("never-again", TargetNames.NeverAgain),
        ("override", TargetNames.Override),
        ("emergency", TargetNames.DeclareEmergency),
    ];

    public Workflow Create()
    {
        var action = new ChoiceInput("action")
        {
            Description = "hold and unhold one environment; stop and start all; ban a bundle; sign an override; declare an emergency.",
            Required = true,
            Options = [.. Actions.Select(one => one.Action)],
        };
        var because = new TextInput("because") { Description = "Why, in a sentence that the ledger keeps.", Required = true };
        var environment = new ChoiceInput("environment") { Description = "The environment of a hold or an override.", Options = [.. model.Environments.Select(one => one.Name)] };
        var bundle = new TextInput("bundle") { Description = "The bundle of a ban, an override or an emergency, by its release (2026-11-25.1) or the beginning of its id." };
        var role = new TextInput("role") { Description = "The role that you sign an override for." };
        var alert = new ChoiceInput("alert")
        {
            Description = "The severity of the alert that makes the emergency by itself; none when it is your word.",
            Default = NoAlert,
            Options = [NoAlert, .. Severities.Select(severity => severity.ToString().ToLowerInvariant())],
        };
        var ledger = new LedgerJobs(model, steps);
        OrderedDictionary<string, Value> Variables() => new()
        {
            ["ENVIRONMENT"] = environment.Value, ["BUNDLE"] = bundle.Value, ["AS"] = role.Value, ["BECAUSE"] = because.Value, ["ALERT"] = (alert.Value.IsNot(NoAlert) & alert.Value) | "",
        };
        return new Workflow
        {
            FileName = "release-control.yml",
            Name = "Release control",
            RunName = $"{GitHubContext.Actor}: {action.Value}",
            On = new WorkflowTriggers { Dispatch = new DispatchTrigger { Inputs = [action, because, environment, bundle, role, alert] } },
            Concurrency = new Concurrency("release-control") { KeepsEveryRun = true },
            Jobs =
            [
                ledger.Create("control", [], null, LedgerJobs.Append,
                [
                    CommonSteps.CheckoutWithToken(GitHubContext.Sha),
                    .. Actions.Select(one => ledger.Build(one.Target, Variables(), action.Value.Is(one.Action))),
                ]),
            ],
        };
    }
}
