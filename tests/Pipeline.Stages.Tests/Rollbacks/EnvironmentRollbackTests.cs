using Pipeline.Core.Errors;
using Pipeline.Core.Rollbacks;
using Pipeline.Core.Runs;
using Pipeline.Stages.Deploy;

namespace Pipeline.Stages.Tests.Rollbacks;

/// <summary>Rollbacks of what really runs, on a cluster where one answers and on the local runtime.</summary>
public sealed class EnvironmentRollbackTests
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(20);

    public static TheoryData<RuntimeChoice> Runtimes => [RuntimeChoice.Local, RuntimeChoice.Kubernetes];

    [Theory, MemberData(nameof(Runtimes))]
    public async Task Only_what_the_last_deployment_changed_goes_back_and_again_one_deployment_further(RuntimeChoice choice)
    {
        await using var scene = await RollbackScene.CreateAsync(choice);
        await scene.DeployAsync(1, "catalog", "orders");
        await scene.DeployAsync(2, "catalog", "orders");
        await scene.DeployAsync(3, "orders");

        var record = await scene.RollbackAsync();

        Assert.Equal(RunVerdict.Succeeded, record.Verdict);
        Assert.Equal([("catalog", RollbackOutcome.Stays), ("orders", RollbackOutcome.RolledBack)], Outcomes(record));
        Assert.Equal((new ReleaseState(3, "1.3.0", RollbackScene.Commit(3)), new ReleaseState(2, "1.2.0", RollbackScene.Commit(2))), (record.Modules[1].From, record.Modules[1].To));
        Assert.Equal(("v2", "v2"), (await scene.AskAsync("catalog"), await scene.AskAsync("orders")));
        Assert.Equal("[#staging] orders 1.2.0 is rolled back in staging (commit cccccccccccc, by Ada) - from 1.3.0 (dddddddddddd)\n", scene.Channel);
        Assert.Contains("\"outcome\": \"rolledBack\"", scene.ReadArtifact("rollback.json"), StringComparison.Ordinal);

        record = await scene.RollbackAsync();

        Assert.Equal([("catalog", RollbackOutcome.RolledBack), ("orders", RollbackOutcome.RolledBack)], Outcomes(record));
        Assert.Equal(("v1", "v1"), (await scene.AskAsync("catalog"), await scene.AskAsync("orders")));
        var exception = await Assert.ThrowsAsync<PipelineException>(() => scene.RollbackAsync());
        Assert.StartsWith("'staging' has no earlier state to return to: catalog - it was deployed for the first time; orders - it was deployed for the first time.", exception.Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_deployment_that_failed_for_one_module_is_undone_for_all_that_it_changed(RuntimeChoice choice)
    {
        await using var scene = await RollbackScene.CreateAsync(choice);
        await scene.DeployAsync(1, "catalog", "orders");
        await scene.DeployAsync(2, "catalog");
        await Assert.ThrowsAsync<DeployException>(() => scene.DeployImageAsync(2, "orders", scene.Image, "exit 7", Short));

        var record = await scene.RollbackAsync();

        Assert.Equal([("catalog", RollbackOutcome.RolledBack), ("orders", RollbackOutcome.RolledBack)], Outcomes(record));
        Assert.Equal("its last deployment failed", record.Modules[1].Reason);
        Assert.Equal(("v1", "v1"), (await scene.AskAsync("catalog"), await scene.AskAsync("orders")));
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_rollback_that_fails_names_module_and_reason_leaves_its_dependents_and_can_be_repeated(RuntimeChoice choice)
    {
        await using var scene = await RollbackScene.CreateAsync(choice);
        var gone = $"pipeline-test/gone:{Guid.NewGuid():N}";
        await scene.DockerAsync("tag", scene.Image, gone);
        await scene.DeployImageAsync(1, "catalog", gone);
        await scene.DeployAsync(1, "orders");
        await scene.DeployAsync(2, "catalog", "orders");
        await scene.DockerAsync("image", "rm", "--force", gone);

        var record = await scene.RollbackAsync(Short);

        Assert.Equal(RunVerdict.Failed, record.Verdict);
        Assert.Equal([("catalog", RollbackOutcome.Failed), ("orders", RollbackOutcome.Skipped)], Outcomes(record));
        Assert.Contains(gone, record.Modules[0].Reason, StringComparison.Ordinal);
        Assert.Equal("catalog was not rolled back", record.Modules[1].Reason);
        Assert.Contains(gone, scene.ReadArtifact(record.Modules[0].Log!), StringComparison.Ordinal);
        Assert.StartsWith("[#staging] catalog 1.1.0 could not be rolled back in staging (commit bbbbbbbbbbbb, by Ada) - ", scene.Channel, StringComparison.Ordinal);
        Assert.DoesNotContain("orders", scene.Channel, StringComparison.Ordinal);
        Assert.Equal(("v2", "v2"), (await scene.AskAsync("catalog"), await scene.AskAsync("orders")));

        await scene.DockerAsync("tag", scene.Image, gone);
        record = await scene.RollbackAsync();
        await scene.DockerAsync("image", "rm", "--force", gone);

        Assert.Equal([("catalog", RollbackOutcome.RolledBack), ("orders", RollbackOutcome.RolledBack)], Outcomes(record));
        Assert.Equal(("v1", "v1"), (await scene.AskAsync("catalog"), await scene.AskAsync("orders")));
    }

    private static IEnumerable<(string, RollbackOutcome)> Outcomes(RollbackRecord record) => record.Modules.Select(module => (module.Name, module.Outcome));
}
