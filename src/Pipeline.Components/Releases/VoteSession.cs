using Pipeline.Components.Sessions;
using Pipeline.Core.Errors;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Promotion;
using Pipeline.Releases.Votes;
using Serilog;

namespace Pipeline.Components.Releases;

/// <summary>What the targets do in which people decide.</summary>
internal static class VoteSession
{
    public static Task VoteAsync(IVoteOnRelease build)
    {
        if (build.Go == build.NoGo)
            throw new PipelineException(build.Go ? "--go and --no-go exclude each other. Say one of them." : "Vote how? Say --go, or --no-go --because \"...\".");
        return RecordAsync(build, (edit, bundle, environment) => new VoteCast
        {
            At = edit.Now,
            By = edit.By,
            Bundle = bundle.Bundle.Id,
            Environment = environment,
            Role = RoleOf(build),
            Ballot = build.Go ? Ballot.Go : Ballot.NoGo,
            Because = build.Because,
        });
    }

    public static async Task DecideAsync(IVoteOnRelease build)
    {
        IReadOnlyList<Reason> reasons = [];
        await RecordAsync(build, (edit, bundle, environment) =>
        {
            reasons = Decider.Answer(edit.State, bundle, environment, edit.Now).Reasons;
            return DecisionMade.OfRules(edit.State, bundle, environment, edit.By, edit.Now);
        });
        foreach (var reason in reasons)
            Log.Information("{Reason:l}", reason);
    }

    public static Task OverrideAsync(IPromoteBundle build) => RecordAsync(build, (edit, bundle, environment) => new OverrideSigned
    {
        At = edit.Now,
        By = edit.By,
        Bundle = bundle.Bundle.Id,
        Environment = environment,
        Role = RoleOf(build),
        Because = build.Because ?? "",
    });

    /// <summary>The environment that was asked for, else the only one that people approve for.</summary>
    /// <exception cref="PipelineException">There is none, or more than one.</exception>
    public static string EnvironmentOf(IHazLedger build, LedgerState state)
    {
        if (build.Environment is { } asked)
            return asked;
        var approved = state.Rules.Environments.Where(environment => environment.Roles.Count > 0).Select(environment => environment.Name).ToList();
        return approved switch
        {
            [var one] => one,
            [] => throw new PipelineException("No environment asks for approval. Declare who approves, with .Approval(a => a.Role(\"qa\")) on an environment of the model, then adopt it: ./build.sh Criteria --adopt."),
            _ => throw new PipelineException($"For which environment? {string.Join(", ", approved)} ask for approval. Name it: --environment {approved[^1]}."),
        };
    }

    private static string RoleOf(IHazLedger build) => build.As ?? throw new PipelineException("As whom? Name your role: --as qa.");

    private static async Task<LedgerState> RecordAsync(IHazLedger build, Func<LedgerEdit, BundleState, string, LedgerEvent> decide)
    {
        using var signals = new SignalCancellation();
        var ledger = await ReleaseLedger.OpenAsync(build, signals.Token);
        return await ledger.AppendAsync(edit => edit.Add(decide(edit, ledger.FindBundle(edit.State), EnvironmentOf(build, edit.State))), signals.Token);
    }
}
