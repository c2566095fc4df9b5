using Pipeline.Core.Errors;
using Pipeline.Core.Runs;
using Pipeline.Core.Stages;

namespace Pipeline.Stages.Tests.Runner;

public sealed class FailureTests
{
    [Fact]
    public async Task A_red_test_fails_its_module_alone_and_keeps_its_dependents_from_being_published()
    {
        using var sandbox = new RunnerSandbox(RunnerSandbox.All);
        Fail(sandbox, "orders", Stage.UnitTest, "1 of 12 tests failed");

        var record = await sandbox.RunAsync();

        Assert.Equal(RunVerdict.Failed, record.Verdict);
        Assert.Equal([Stage.UnitTest], record.With("orders", StageStatus.Failed));
        Assert.Equal([Stage.Scan, Stage.Push, Stage.Chart, Stage.Deploy, Stage.IntegrationTest], record.With("orders", StageStatus.Skipped));
        Assert.Equal([Stage.Clone, Stage.BuildImage, Stage.UnitTest, Stage.Scan], record.With("web", StageStatus.Succeeded));
        Assert.Equal([Stage.Push, Stage.Chart, Stage.Deploy, Stage.IntegrationTest], record.With("web", StageStatus.Skipped));
        Assert.Equal([Stage.IntegrationTest], record.With("catalog", StageStatus.Skipped));
        Assert.Equal("orders failed at UnitTest", record.Of("web", Stage.Push).Reason);
        Assert.Equal("orders failed at UnitTest", record.Of("catalog", Stage.IntegrationTest).Reason);
    }

    [Fact]
    public async Task A_failed_deployment_keeps_dependents_from_being_deployed_but_not_from_being_published()
    {
        using var sandbox = new RunnerSandbox(RunnerSandbox.All);
        Fail(sandbox, "catalog", Stage.Deploy, "catalog does not get ready");

        var record = await sandbox.RunAsync();

        Assert.Equal(StageStatus.Succeeded, record.StatusOf("web", Stage.Chart));
        Assert.Equal("catalog failed at Deploy", record.Of("web", Stage.Deploy).Reason);
    }

    [Fact]
    public async Task A_failed_base_image_stops_the_modules_that_build_on_it()
    {
        using var sandbox = new RunnerSandbox(RunnerSandbox.All) { Modules = [RunnerSandbox.Module("base"), RunnerSandbox.Module("app", buildsOn: "base"), RunnerSandbox.Module("other")] };
        Fail(sandbox, "base", Stage.BuildImage, "RUN ended with 1");

        var record = await sandbox.RunAsync();

        Assert.Equal("base failed at BuildImage", record.Of("app", Stage.BuildImage).Reason);
        Assert.Equal(StageStatus.Succeeded, record.StatusOf("other", Stage.Deploy));
    }

    [Fact]
    public async Task Every_failure_that_stands_in_the_way_is_named()
    {
        using var sandbox = new RunnerSandbox(RunnerSandbox.All);
        sandbox[Stage.UnitTest].Work = (context, _) => Task.FromResult(context.Module.Name == "web" ? StageResult.Success : StageResult.Failure("red"));

        var record = await sandbox.RunAsync();

        Assert.Equal("catalog failed at UnitTest; orders failed at UnitTest", record.Of("web", Stage.Push).Reason);
    }

    [Fact]
    public async Task A_stage_with_nothing_to_do_stands_in_nobodys_way()
    {
        using var sandbox = new RunnerSandbox(RunnerSandbox.All);
        sandbox[Stage.BuildImage].Work = (_, _) => Task.FromResult(StageResult.Skip("no Dockerfile"));

        var record = await sandbox.RunAsync();

        Assert.Equal(RunVerdict.Succeeded, record.Verdict);
        Assert.Equal("no Dockerfile", record.Of("web", Stage.BuildImage).Reason);
        Assert.Equal(StageStatus.Succeeded, record.StatusOf("web", Stage.Deploy));
    }

    [Fact]
    public async Task What_could_not_run_fails_with_the_message_of_the_exception()
    {
        using var sandbox = new RunnerSandbox(Stage.BuildImage);
        sandbox[Stage.BuildImage].Work = (_, _) => throw new PipelineException("No container engine answers.");

        var record = await sandbox.RunAsync();

        Assert.Equal("No container engine answers.", record.Of("web", Stage.BuildImage).Reason);
        Assert.Equal("Failed: No container engine answers.\n", sandbox.Log("web", Stage.BuildImage));
    }

    [Fact]
    public async Task A_bug_in_a_stage_becomes_a_failure_and_its_stack_goes_to_the_log()
    {
        using var sandbox = new RunnerSandbox(Stage.BuildImage);
        sandbox[Stage.BuildImage].Work = (_, _) => throw new InvalidOperationException("no such thing");

        var record = await sandbox.RunAsync();

        Assert.Equal("InvalidOperationException: no such thing", record.Of("web", Stage.BuildImage).Reason);
        Assert.Contains("   at ", sandbox.Log("web", Stage.BuildImage), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_program_said_last_is_recorded_without_what_a_terminal_acts_on()
    {
        using var sandbox = new RunnerSandbox(Stage.BuildImage);
        sandbox[Stage.BuildImage].Work = (_, _) => throw new PipelineException("npm failed:\r\n\u001b[31mred\u001b[0m\u001b]0;title\u0007\n\t\u202Eder");

        var record = await sandbox.RunAsync();

        Assert.Equal("npm failed:\nred\n\t der", record.Of("web", Stage.BuildImage).Reason);
    }

    [Fact]
    public async Task Settings_that_cannot_be_read_fail_the_stage()
    {
        using var sandbox = new RunnerSandbox(Stage.BuildImage);
        sandbox[Stage.BuildImage].Settings = module => module.Name == "web" ? throw new PipelineException("web has no Dockerfile.") : "";

        var record = await sandbox.RunAsync();

        Assert.Equal("web has no Dockerfile.", record.Of("web", Stage.BuildImage).Reason);
        Assert.Equal(StageStatus.Succeeded, record.StatusOf("catalog", Stage.BuildImage));
    }

    [Fact]
    public async Task A_fault_of_the_moment_is_tried_again_in_an_empty_folder()
    {
        using var sandbox = new RunnerSandbox(Stage.BuildImage) { Modules = [RunnerSandbox.Module("web")] };
        var tries = 0;
        sandbox[Stage.BuildImage].Work = async (context, token) =>
        {
            Assert.False(File.Exists(Path.Combine(context.OutputDirectory, "half")));
            await File.WriteAllTextAsync(Path.Combine(context.OutputDirectory, "half"), "done", token);
            return ++tries < 3 ? throw new TransientStageException("The registry answered 503.") : StageResult.Success;
        };

        var record = await sandbox.RunAsync();

        Assert.Equal(StageStatus.Succeeded, record.StatusOf("web", Stage.BuildImage));
        Assert.Equal(3, tries);
        Assert.Contains("The registry answered 503. Trying again in ", sandbox.Log("web", Stage.BuildImage), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_that_stays_fails_after_the_last_try()
    {
        using var sandbox = new RunnerSandbox(Stage.BuildImage) { Modules = [RunnerSandbox.Module("web")] };
        sandbox[Stage.BuildImage].Work = (_, _) => throw new TransientStageException("The registry answered 503.");

        var record = await sandbox.RunAsync();

        Assert.Equal("The registry answered 503.", record.Of("web", Stage.BuildImage).Reason);
        Assert.Equal(4, sandbox[Stage.BuildImage].Ran.Count);
    }

    [Fact]
    public async Task A_fault_that_stays_is_not_tried_again_when_its_time_is_over()
    {
        using var sandbox = new RunnerSandbox(Stage.BuildImage) { Modules = [RunnerSandbox.Module("web")] };
        sandbox.Options = sandbox.Options with { RetryTime = TimeSpan.Zero };
        sandbox[Stage.BuildImage].Work = (_, _) => throw new TransientStageException("The registry answered 503.");

        var record = await sandbox.RunAsync();

        Assert.Equal("The registry answered 503.", record.Of("web", Stage.BuildImage).Reason);
        Assert.Equal(2, sandbox[Stage.BuildImage].Ran.Count);
    }

    [Fact]
    public async Task Nothing_else_is_tried_again()
    {
        using var sandbox = new RunnerSandbox(Stage.BuildImage) { Modules = [RunnerSandbox.Module("web")] };
        sandbox[Stage.BuildImage].Work = (_, _) => throw new PipelineException("No space for the image.");

        await sandbox.RunAsync();

        Assert.Single(sandbox[Stage.BuildImage].Ran);
    }

    [Fact]
    public async Task A_stage_that_does_not_end_in_time_is_stopped_and_fails()
    {
        using var sandbox = new RunnerSandbox(Stage.BuildImage, Stage.UnitTest) { Modules = [RunnerSandbox.Module("web")] };
        sandbox.Options = sandbox.Options with { StageTimeouts = new Dictionary<Stage, TimeSpan> { [Stage.BuildImage] = TimeSpan.FromMilliseconds(100) } };
        sandbox[Stage.BuildImage].Work = async (_, token) =>
        {
            await Task.Delay(Timeout.Infinite, token);
            return StageResult.Success;
        };

        var record = await sandbox.RunAsync();

        Assert.StartsWith("BuildImage did not end within 0.1 s", record.Of("web", Stage.BuildImage).Reason, StringComparison.Ordinal);
        Assert.Equal(StageStatus.Skipped, record.StatusOf("web", Stage.UnitTest));
    }

    private static void Fail(RunnerSandbox sandbox, string module, Stage stage, string reason) =>
        sandbox[stage].Work = (context, _) => Task.FromResult(context.Module.Name == module ? StageResult.Failure(reason) : StageResult.Success);
}
