using System.Runtime.Versioning;
using Pipeline.Core.Errors;
using Pipeline.Core.Modules;
using Pipeline.Core.Stages;
using Pipeline.Testing;

namespace Pipeline.Stages.Tests.UnitTest;

public sealed class CommandSuiteTests : IDisposable
{
    private const string Green = "<testsuite name='cart'><testcase name='adds'/><testcase name='removes'/></testsuite>";
    private readonly UnitTestScene _scene = new();

    [Fact]
    public async Task A_green_command_succeeds_with_counts_coverage_and_a_list_of_tests()
    {
        var result = await RunAsync($"echo \"{Green}\" > test-results/junit.xml; printf 'SF:a.sh\\nDA:1,1\\nDA:2,0\\nend_of_record\\n' > coverage/lcov.info");

        Assert.Equal(StageStatus.Succeeded, result.Status);
        Assert.Equal((2, 2, 0, 50), (result.Metrics["tests.total"], result.Metrics["tests.passed"], result.Metrics["tests.failed"], result.Metrics["coverage.line"]));
        Assert.Equal(["coverage/coverage/lcov.info", "results/test-results/junit.xml", "tests.json"], result.Files);
        Assert.Equal("{\n  \"schemaVersion\": 1,\n  \"tests\": [\n    \"cart.adds\",\n    \"cart.removes\"\n  ]\n}", await File.ReadAllTextAsync(Path.Combine(_scene.Output, "tests.json"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_folders_of_results_are_there_before_the_command_and_gone_when_it_left_them_empty()
    {
        var result = await RunAsync($"echo \"{Green}\" > test-results/junit.xml && test -d coverage");

        Assert.Equal((StageStatus.Succeeded, null), (result.Status, result.Reason));
        Assert.False(Directory.Exists(Path.Combine(_scene.ModuleDirectory, "coverage")));
    }

    [Fact]
    public async Task A_failed_test_fails_the_stage_though_the_command_ended_well()
    {
        var result = await RunAsync("echo \"<testsuite name='cart'><testcase name='adds'><failure message='1 is not 2'/></testcase><testcase name='b'/></testsuite>\" > test-results/a.xml");

        Assert.Equal(StageStatus.Failed, result.Status);
        Assert.Equal("1 of 2 tests failed: cart.adds (1 is not 2)", result.Reason);
    }

    [Fact]
    public async Task A_command_that_fails_while_its_tests_pass_fails_the_stage_with_its_last_words()
    {
        var result = await RunAsync($"echo \"{Green}\" > test-results/a.xml; echo coverage too low; exit 3");

        Assert.Equal(StageStatus.Failed, result.Status);
        Assert.EndsWith("ended with exit code 3: coverage too low", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_of_an_earlier_run_do_not_count()
    {
        _scene.Write("test-results/old.xml", Green);

        var result = await RunAsync("true");

        Assert.Equal(StageStatus.Failed, result.Status);
        Assert.Contains("wrote no test result. Let it write JUnit XML to test-results/**/*.xml in modules/cart", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_file_of_a_command_that_ended_well_is_an_error_that_names_it()
    {
        var exception = await Assert.ThrowsAsync<Tools.Testing.MalformedResultException>(() => RunAsync("echo '<testsuite>' > test-results/a.xml"));

        Assert.EndsWith("a.xml", exception.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_breaks_off_is_told_before_the_half_file_it_leaves()
    {
        var result = await RunAsync("echo '<testsuite>' > test-results/a.xml; exit 139");

        Assert.Equal(StageStatus.Failed, result.Status);
        Assert.Contains("ended with exit code 139: it said nothing. It left a broken file behind: ", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task A_script_in_the_modules_folder_is_found_by_its_relative_name()
    {
        _scene.Write("scripts/test.sh", $"#!/bin/sh\necho \"{Green}\" > test-results/a.xml\n");
        File.SetUnixFileMode(Path.Combine(_scene.ModuleDirectory, "scripts/test.sh"), UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var result = await _scene.RunAsync(new TestSettings { Command = ["./scripts/test.sh"] });

        Assert.Equal(StageStatus.Succeeded, result.Status);
    }

    [Fact]
    public async Task A_pattern_that_leaves_the_module_is_refused()
    {
        var exception = await Assert.ThrowsAsync<PipelineException>(() => _scene.RunAsync(new TestSettings { Command = ["true"], Results = ["../other/*.xml", "/etc/*.xml", "a.xml"] }));

        Assert.Contains("leave the module's folder: ../other/*.xml, /etc/*.xml.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_leaves_the_module_leads_to_no_result_and_makes_no_folder_there()
    {
        using var elsewhere = new TempDirectory();
        elsewhere.Write("other.xml", "<testsuite name='other'><testcase name='is none'/></testsuite>");
        _scene.Write("module.txt", "");
        Directory.CreateSymbolicLink(Path.Combine(_scene.ModuleDirectory, "out"), elsewhere.Path);

        var result = await _scene.RunAsync(new TestSettings
        {
            Command = ["sh", "-c", "test ! -e out/deeper && touch out/other.xml && echo \"<testsuite name='own'><testcase name='counts'/></testsuite>\" > own.xml"],
            Results = ["out/*.xml", "out/deeper/*.xml", "**/*.xml"],
        });

        Assert.Equal((StageStatus.Succeeded, null), (result.Status, result.Reason));
        Assert.Equal(["results/own.xml", "tests.json"], result.Files);
    }

    public void Dispose() => _scene.Dispose();

    private Task<StageResult> RunAsync(string script) => _scene.RunAsync(new TestSettings { Command = ["sh", "-c", script] });
}
