using FsCheck;
using FsCheck.Fluent;
using Pipeline.Core.Artifacts;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Ledger.Snapshots;
using Pipeline.Releases.Promotion;

namespace Pipeline.Releases.Tests.Properties;

public sealed class LedgerProperties
{
    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithMaxTest(80).WithReplay(20261125UL, 7UL);
    private static readonly Arbitrary<int[]> Moves = Arb.From(Gen.Choose(0, int.MaxValue).ArrayOf(160), Halves);

    [Fact]
    public void Nothing_unblessed_comes_to_production_but_by_an_override_of_two_people_of_two_roles() => Prop
        .ForAll(Moves, moves =>
        {
            List<string> faults = [];
            _ = RandomLedger.Of(moves, (before, next) =>
            {
                if (next is DeploymentStarted { Environment: "production" } start && Blessing.Fault(before, start) is { } fault)
                    faults.Add(fault);
                if (next is DeploymentFailed { ReturnedTo: { } back } failed && !IsRehearsal(before, failed.Bundle) && IsRehearsal(before, back))
                    faults.Add("a rehearsal was brought back instead of a release");
            });
            return (faults.Count == 0).Label(string.Join("; ", faults));
        })
        .Check(Fixed);

    [Fact]
    public void A_ban_is_for_ever() => Prop
        .ForAll(Moves, moves =>
        {
            var broken = false;
            HashSet<Digest> banned = [];
            _ = RandomLedger.Of(moves, (_, next) =>
            {
                broken |= next is DeploymentStarted start && banned.Contains(start.Bundle);
                if (next is BundleBanned ban)
                    banned.Add(ban.Bundle);
            });
            return !broken;
        })
        .Check(Fixed);

    [Fact]
    public void Why_is_empty_exactly_when_a_promotion_is_taken() => Prop
        .ForAll(Moves, moves =>
        {
            var ledger = RandomLedger.Of(moves);
            return ledger.State.Bundles.Values.All(bundle => RandomLedger.Environments.All(environment => new[] { "kubernetes", "local" }.All(runtime =>
            {
                var start = ledger.Deployment(bundle.Bundle.Id, environment, runtime);
                return (Why.Of(ledger.State, bundle, environment, start.At, runtime).Count == 0) == (LedgerRules.Refusals(ledger.State, start).Count == 0);
            })));
        })
        .Check(Fixed);

    [Fact]
    public void A_snapshot_anywhere_goes_on_like_the_replay() => Prop
        .ForAll(Moves, moves =>
        {
            var ledger = RandomLedger.Of(moves);
            var cut = moves.Length == 0 ? 0 : moves[0] % (ledger.Events.Count + 1);
            var events = ledger.Events.Select(happened => LedgerJson.ParseEvent(LedgerJson.Serialize(happened), "it")).ToList();
            var snapshot = LedgerSnapshot.Read(LedgerSnapshot.Write(Fold(LedgerState.Empty, events.Take(cut))), "it")!;
            return LedgerText.Sorted(Fold(snapshot, events.Skip(cut))) == LedgerText.Sorted(ledger.State);
        })
        .Check(Fixed.WithMaxTest(40));

    // Else the others would say little.
    [Fact]
    public void The_moves_reach_production_in_every_way()
    {
        var ledgers = Gen.Choose(0, int.MaxValue).ArrayOf(160).Sample(100, new Rnd(20261125UL, 7UL), 100).Select(moves => RandomLedger.Of(moves)).ToList();

        Assert.InRange(Share(ledgers, done => !done.IsRollback && !done.ByOverride && !done.IsRehearsal), 50, 100);
        Assert.InRange(Share(ledgers, done => done.ByOverride), 3, 100);
        Assert.InRange(Share(ledgers, done => done.IsRollback), 10, 100);
        Assert.InRange(Share(ledgers, done => done.IsRehearsal), 10, 100);
        Assert.InRange(ledgers.Average(ledger => ledger.Refused), 20, 400);
    }

    private static bool IsRehearsal(IReadOnlyList<LedgerEvent> all, Digest bundle) => all.OfType<BundleSealed>().Last(one => one.Bundle.Id == bundle).By is { Proven: false };

    private static int Share(List<RandomLedger> ledgers, Func<Deployment, bool> way) =>
        ledgers.Count(ledger => ledger.State.Environment("production").Deployments.Any(deployment => deployment.Succeeded && way(deployment)));

    private static LedgerState Fold(LedgerState from, IEnumerable<LedgerEvent> events) => events.Aggregate(from, (state, happened) => state.After(happened));

    private static IEnumerable<int[]> Halves(int[] moves) => moves.Length < 2 ? [] : [moves[..(moves.Length / 2)], moves[(moves.Length / 2)..], moves[..^1], moves[1..]];
}
