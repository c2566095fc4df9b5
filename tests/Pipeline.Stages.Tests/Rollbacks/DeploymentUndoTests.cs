using Pipeline.Core.Rollbacks;
using Pipeline.Core.Runs;
using Pipeline.Stages.Deploy;

namespace Pipeline.Stages.Tests.Rollbacks;

/// <summary>A deployment of several modules that fails half-way: all that it changed goes back, on a cluster where one answers and on the local runtime.</summary>
public sealed class DeploymentUndoTests
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(20);

    public static TheoryData<RuntimeChoice> Runtimes => [RuntimeChoice.Local, RuntimeChoice.Kubernetes];

    [Theory, MemberData(nameof(Runtimes))]
    public async Task All_that_was_changed_goes_back_dependents_first(RuntimeChoice choice)
    {
        await using var scene = await RollbackScene.CreateAsync(choice);
        await scene.DeployAsync(1, "catalog", "orders");
        using var journal = scene.OpenJournal();
        await scene.DeployAsync(journal, 2, "catalog");
        await Assert.ThrowsAsync<DeployException>(() => scene.DeployAsync(journal, 2, "orders", "exit 7", Short));

        var record = await scene.UndoAsync(journal);

        Assert.Equal(RunVerdict.Succeeded, record.Verdict);
        Assert.Equal([("orders", RollbackOutcome.RolledBack, "its deployment failed"), ("catalog", RollbackOutcome.RolledBack, "it was changed by a deployment that failed")], Outcomes(record));
        Assert.Equal(["orders returns to", "orders runs 1.1.0", "catalog returns to", "catalog runs 1.1.0"], scene.Told.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => string.Join(' ', line.Split(' ').Take(3))));
        Assert.Equal(("v1", "v1"), (await scene.AskAsync("catalog"), await scene.AskAsync("orders")));
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task What_was_deployed_for_the_first_time_is_removed(RuntimeChoice choice)
    {
        await using var scene = await RollbackScene.CreateAsync(choice);
        using var journal = scene.OpenJournal();
        await scene.DeployAsync(journal, 1, "catalog");
        await Assert.ThrowsAsync<DeployException>(() => scene.DeployAsync(journal, 1, "orders", "exit 7", Short));

        var record = await scene.UndoAsync(journal);

        Assert.Equal([("orders", RollbackOutcome.Removed, "nothing of it ran before"), ("catalog", RollbackOutcome.Removed, "nothing of it ran before")], Outcomes(record));
        Assert.Equal((false, false), (await scene.IsThereAsync("catalog"), await scene.IsThereAsync("orders")));
    }

    [Fact]
    public async Task What_a_killed_build_changed_goes_back_with_what_the_next_one_cannot_finish()
    {
        await using var scene = await RollbackScene.CreateAsync(RuntimeChoice.Local);
        await scene.DeployAsync(1, "catalog", "orders");
        using (var killed = scene.OpenJournal())
            await scene.DeployAsync(killed, 2, "catalog");
        using var journal = scene.OpenJournal();
        await Assert.ThrowsAsync<DeployException>(() => scene.DeployAsync(journal, 2, "orders", "exit 7", Short));

        await scene.UndoAsync(journal);

        Assert.Equal(("v1", "v1"), (await scene.AskAsync("catalog"), await scene.AskAsync("orders")));
    }

    [Fact]
    public async Task What_somebody_else_deployed_after_a_killed_build_stays()
    {
        await using var scene = await RollbackScene.CreateAsync(RuntimeChoice.Local);
        await scene.DeployAsync(1, "catalog", "orders");
        using (var killed = scene.OpenJournal())
            await scene.DeployAsync(killed, 2, "catalog");
        await scene.DeployAsync(3, "catalog");
        using var journal = scene.OpenJournal();
        await Assert.ThrowsAsync<DeployException>(() => scene.DeployAsync(journal, 2, "orders", "exit 7", Short));

        await scene.UndoAsync(journal);

        Assert.Equal(("v3", "v1"), (await scene.AskAsync("catalog"), await scene.AskAsync("orders")));
    }

    [Fact]
    public async Task What_somebody_else_deployed_before_a_killed_build_changed_anything_stays()
    {
        await using var scene = await RollbackScene.CreateAsync(RuntimeChoice.Local);
        await scene.DeployAsync(1, "catalog");
        using (var killed = scene.OpenJournal())
            await scene.BeginAsync(killed, 2, "catalog");
        await scene.DeployAsync(3, "catalog");
        using var journal = scene.OpenJournal();

        await scene.UndoAsync(journal);

        Assert.Equal("v3", await scene.AskAsync("catalog"));
    }

    [Fact]
    public async Task What_somebody_else_deployed_after_this_build_did_stays()
    {
        await using var scene = await RollbackScene.CreateAsync(RuntimeChoice.Local);
        await scene.DeployAsync(1, "catalog");
        using var journal = scene.OpenJournal();
        await scene.DeployAsync(journal, 2, "catalog");
        await scene.DeployAsync(3, "catalog");

        await scene.UndoAsync(journal);

        Assert.Equal("v3", await scene.AskAsync("catalog"));
    }

    [Fact]
    public async Task A_build_that_fails_twice_goes_back_to_what_ran_before_both()
    {
        await using var scene = await RollbackScene.CreateAsync(RuntimeChoice.Local);
        await scene.DeployAsync(1, "catalog");
        using (var killed = scene.OpenJournal())
            await scene.DeployAsync(killed, 2, "catalog");
        using var journal = scene.OpenJournal();
        await Assert.ThrowsAsync<DeployException>(() => scene.DeployAsync(journal, 3, "catalog", "exit 7", Short));

        await scene.UndoAsync(journal);

        Assert.Equal("v1", await scene.AskAsync("catalog"));
    }

    [Fact]
    public async Task What_is_left_of_a_killed_build_is_kept_when_another_module_runs()
    {
        await using var scene = await RollbackScene.CreateAsync(RuntimeChoice.Local);
        await scene.DeployAsync(1, "catalog", "orders");
        using (var killed = scene.OpenJournal())
            await scene.DeployAsync(killed, 2, "catalog");
        using (var other = scene.OpenJournal())
        {
            await scene.DeployAsync(other, 2, "orders");
            await scene.ForgetAsync(other, "orders");
        }

        using var journal = scene.OpenJournal();
        await scene.UndoAsync(journal);

        Assert.Equal(("v1", "v2"), (await scene.AskAsync("catalog"), await scene.AskAsync("orders")));
    }

    [Fact]
    public async Task A_build_that_is_killed_while_it_goes_back_says_so_to_the_next()
    {
        await using var scene = await RollbackScene.CreateAsync(RuntimeChoice.Local);
        await scene.DeployAsync(1, "catalog");
        using (var killed = scene.OpenJournal())
        {
            await scene.DeployAsync(killed, 2, "catalog");
            Assert.False(await killed.IsGoingBackAsync(TestContext.Current.CancellationToken));
            await scene.GoBackAsync(killed);
        }

        using var journal = scene.OpenJournal();
        Assert.True(await journal.IsGoingBackAsync(TestContext.Current.CancellationToken));
        await scene.UndoAsync(journal);
        await scene.ForgetAsync(journal, "catalog");

        Assert.Equal(("v1", false), (await scene.AskAsync("catalog"), await journal.IsGoingBackAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task What_was_noted_of_another_runtime_is_not_forgotten()
    {
        await using var scene = await RollbackScene.CreateAsync(RuntimeChoice.Local);
        using var journal = scene.OpenJournal();
        await scene.DeployAsync(journal, 1, "catalog");

        await journal.ClearAsync("kubernetes");

        Assert.NotEmpty((await scene.UndoAsync(scene.OpenJournal())).Modules);
    }

    [Fact]
    public async Task What_is_finished_is_forgotten()
    {
        await using var scene = await RollbackScene.CreateAsync(RuntimeChoice.Local);
        using var journal = scene.OpenJournal();
        await scene.DeployAsync(journal, 1, "catalog");
        journal.Failed("orders");
        Assert.StartsWith("orders could not be deployed, and what was changed goes back; --keep-going", journal.Refusal, StringComparison.Ordinal);

        await journal.ClearAsync("local");

        Assert.Null(journal.Refusal);
        Assert.Empty((await scene.UndoAsync(scene.OpenJournal())).Modules);
    }

    private static IEnumerable<(string, RollbackOutcome, string?)> Outcomes(RollbackRecord record) => record.Modules.Select(module => (module.Name, module.Outcome, module.Reason));
}
