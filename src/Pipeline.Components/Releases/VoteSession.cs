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
        using var signals = new SignalCancellation();
        var ledger = await ReleaseLedger.OpenAsync(build, signals.Token);
        // A job does not come back to what it decided by an old copy.
        var state = build.IsServerBuild ? await ledger.ReadReachableAsync(signals.Token) : (await ledger.ReadAsync(signals.Token)).State;
        if (WhatIsDecided(build, ledger, state) is { } decided)
        {
            Log.Information("{Decided:l}", decided);
            return;
        }

        IReadOnlyList<Reason> reasons = [];
        await RecordAsync(
            build,
            ledger,
            (edit, bundle, environment) =>
            {
                reasons = Decider.Answer(edit.State, bundle, environment, edit.Now).Reasons;
                return DecisionMade.OfRules(edit.State, bundle, environment, edit.By, edit.Now);
            },
            signals.Token);
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
        return await RecordAsync(build, await ReleaseLedger.OpenAsync(build, signals.Token), decide, signals.Token);
    }

    private static Task<LedgerState> RecordAsync(IHazLedger build, ReleaseLedger ledger, Func<LedgerEdit, BundleState, string, LedgerEvent> decide, CancellationToken cancellationToken) => ledger.AppendAsync(
        edit =>
        {
            var environment = EnvironmentOf(build, edit.State);
            edit.Add(decide(edit, ledger.FindCandidate(edit.State, environment), environment));
        },
        cancellationToken);

    // A train that comes again, or after a person, finds the decision there.
    private static string? WhatIsDecided(IHazLedger build, ReleaseLedger ledger, LedgerState state)
    {
        if (state.Sealed.Count == 0)
            return null;
        var environment = EnvironmentOf(build, state);
        if (ledger.IsUpToDate(state, environment))
            return $"There is nothing to decide: {environment} runs {state.Running(environment)}, the newest that it could take";
        var bundle = ledger.FindCandidate(state, environment);
        return bundle.Decisions.GetValueOrDefault(environment) is { IsFinal: true } decided ? $"{bundle} was decided {decided.Word} for {environment} at {decided.At:u} already" : null;
    }
}
