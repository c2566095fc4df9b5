using System.Text.Json;
using Pipeline.Core.Runs;
using Pipeline.Core.Stages;

namespace Pipeline.EndToEnd;

/// <summary>Builds that meet in one checkout, with the real local runtime.</summary>
public sealed class EncounterTests(Encounters encounters) : IClassFixture<Encounters>
{
    [Fact]
    public async Task Two_pipelines_at_once_run_one_after_the_other_and_the_second_takes_over_what_the_first_did()
    {
        var met = await encounters.PipelinesAsync();

        AssertWaited(met, "works in this checkout");
        Assert.Equal(RunVerdict.Succeeded, met.Record.Verdict);
        Assert.All(met.Record.Modules, module => Assert.True(module.Stages.Single(stage => stage.Name == Stage.Push).Cached, met.Second.Because(module.Name)));
        Assert.Contains(met.Record.Commit, met.Running);
    }

    [Fact]
    public async Task A_rollback_during_a_pipeline_waits_for_it_and_undoes_what_it_deployed()
    {
        var met = await encounters.RollbackAsync();

        AssertWaited(met, "works in this checkout");
        Assert.Equal((RunVerdict.Succeeded, false), (met.Record.Verdict, met.Stage("web", Stage.Deploy).Cached));
        using var rollback = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(encounters.Storefront.Artifacts, "rollback.json"), TestContext.Current.CancellationToken));
        var web = rollback.RootElement.GetProperty("modules").EnumerateArray().Single(module => module.GetProperty("name").GetString() == "web");
        Assert.Equal(("rolledBack", met.Record.Commit), (web.GetProperty("outcome").GetString(), web.GetProperty("from").GetProperty("commit").GetString()));
        var before = (await encounters.PipelinesAsync()).Record.Commit;
        Assert.Contains(before, met.Running);
        Assert.DoesNotContain(met.Record.Commit, met.Running);
    }

    [Fact]
    public async Task An_undeployment_during_a_pipeline_waits_for_it_and_removes_what_it_deployed()
    {
        var met = await encounters.UndeployAsync();

        AssertWaited(met, "changes staging");
        Assert.Equal((RunVerdict.Succeeded, false), (met.Record.Verdict, met.Stage("web", Stage.Deploy).Cached));
        Assert.DoesNotContain(met.Record.Commit, met.Running);
    }

    [Fact]
    public async Task What_was_removed_meanwhile_is_deployed_again_and_not_taken_over_from_the_record()
    {
        await encounters.UndeployAsync();

        var again = await encounters.Storefront.BuildAsync("Deploy", "--runtime", "local");

        Assert.True(again.ExitCode == 0, again.Because("The deployment was to succeed"));
        var record = await encounters.Storefront.ReadRunAsync();
        Assert.All(record.Modules, module => Assert.False(module.Stages.Single(stage => stage.Name == Stage.Deploy).Cached, again.Because(module.Name)));
    }

    private static void AssertWaited(Encounter met, string why)
    {
        Assert.True(met.First.ExitCode == 0, met.First.Because("The pipeline was to succeed"));
        Assert.True(met.Second.ExitCode == 0, met.Second.Because("The second build was to succeed"));
        Assert.Matches($@"Waiting for Pipeline \(process \d+, since [0-9:]+\), which {why}", met.Second.Output);
        Assert.True(met.WaitedForFirst);
    }
}
