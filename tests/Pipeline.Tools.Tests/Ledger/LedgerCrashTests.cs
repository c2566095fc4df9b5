using Pipeline.Testing;
using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Tests.Ledger;

public sealed class LedgerCrashTests
{
    private const string X = "Ada records x";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Killed_at_any_step_the_local_ledger_has_all_events_of_a_decision_or_none(bool afterIt)
    {
        using var clone = new LedgerClone();
        await clone.RecordAsync("a");

        await KillAtEveryStepAsync(clone, afterIt, () => clone.RecordAsync("x", "y"), async () =>
        {
            var state = (await clone.ReadAsync()).State;
            Assert.True(state is ["a"] or ["a", "x", "y"], string.Join(',', state));
            Assert.Empty((await clone.VerifyAsync()).Findings);
            clone.Git.Git("update-ref", "-d", "refs/pipeline/ledger-seen");
            clone.Git.Git("update-ref", $"refs/heads/{LedgerClone.Branch}", clone.Git.Git("rev-list", "--max-parents=0", LedgerClone.Branch));
        });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Killed_at_any_step_the_remote_has_all_events_of_a_decision_or_none_and_once(bool afterIt)
    {
        using var remote = new GitSandbox(bare: true);
        using var clone = new LedgerClone(remote);
        using var other = new LedgerClone(remote);
        await clone.RecordAsync("a");
        var number = 0;

        await KillAtEveryStepAsync(clone, afterIt, () => clone.RecordAsync($"x{number}", $"y{number}"), async () =>
        {
            var there = (await other.ReadAsync()).State;
            Assert.Equal(there.Contains($"x{number}"), there.Contains($"y{number}"));
            if (!there.Contains($"x{number}"))
                await clone.RecordAsync($"x{number}", $"y{number}");
            Assert.Equal([X + number], remote.Git("log", "--format=%s", $"--grep=^{X}{number}$", LedgerClone.Branch).Split('\n'));
            Assert.Empty((await clone.VerifyAsync()).Findings);
            number++;
        });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Killed_at_any_step_what_waited_is_recorded_once_or_refused_once(bool afterIt)
    {
        using var remote = new GitSandbox(bare: true);
        using var clone = new LedgerClone(remote);
        using var other = new LedgerClone(remote);
        await other.RecordAsync("taken");
        var number = 0;
        clone.GoOffline();
        await clone.RecordAsync($"x{number}", "taken");
        clone.GoOnline();

        await KillAtEveryStepAsync(clone, afterIt, clone.SyncAsync, async () =>
        {
            await clone.SyncAsync();
            Assert.Equal([X + number], remote.Git("log", "--format=%s", $"--grep=^{X}{number}$", LedgerClone.Branch).Split('\n'));
            Assert.Equal("Ada records taken", Assert.Single(await clone.ReadRefusedAsync()).Event.Sentence);
            Assert.Empty((await clone.ReadAsync()).Queued);
            number++;
            clone.Git.Git("update-ref", "-d", "refs/pipeline/ledger-refused");
            clone.Git.Git("update-ref", "-d", $"refs/heads/{LedgerClone.Branch}");
            clone.Git.Git("update-ref", "-d", "refs/pipeline/ledger-seen");
            clone.GoOffline();
            await clone.RecordAsync($"x{number}", "taken");
            clone.GoOnline();
        });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Killed_at_any_step_what_is_decided_offline_waits_whole_or_not_at_all(bool afterIt)
    {
        using var remote = new GitSandbox(bare: true);
        using var clone = new LedgerClone(remote);
        clone.GoOffline();

        await KillAtEveryStepAsync(clone, afterIt, () => clone.RecordAsync("x", "y"), async () =>
        {
            var names = (await clone.ReadAsync()).Queued.Select(entry => entry.Sentence).ToList();
            Assert.True(names is [] or [X, "Ada records y"], string.Join(',', names));
            clone.Git.Git("update-ref", "-d", "refs/pipeline/ledger-queue");
        });
    }

    // Until it gets through: then every step has been the last one.
    private static async Task KillAtEveryStepAsync(LedgerClone clone, bool afterIt, Func<Task> act, Func<Task> check)
    {
        for (var last = 1; ; last++)
        {
            Assert.True(last < 100, "It never gets through.");
            var runner = new FailingRunner(last, afterIt);
            clone.Runner = runner;
            var isKilled = false;
            try
            {
                await act();
            }
            catch (KilledException)
            {
                isKilled = true;
            }

            clone.Runner = new ProcessRunner();
            await check();
            if (!isKilled)
            {
                Assert.True(runner.Count > 3);
                return;
            }
        }
    }
}
