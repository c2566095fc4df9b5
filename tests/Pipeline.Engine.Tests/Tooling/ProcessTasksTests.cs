using Nuke.Common.Tooling;
using Pipeline.Testing;

namespace Pipeline.Engine.Tests.Tooling;

public sealed class ProcessTasksTests
{
    [Fact]
    public void Both_outputs_and_the_exit_code_are_kept()
    {
        using var process = ProcessTasks.StartShell("echo out; echo err >&2; exit 3", logOutput: false);
        Assert.True(process.WaitForExit());
        Assert.Equal(3, process.ExitCode);
        Assert.Equal("out", process.Output.StdToText());
        Assert.Contains(process.Output, line => line is { Type: OutputType.Err, Text: "err" });
        Assert.Contains("err", Assert.Throws<ProcessException>(() => process.AssertZeroExitCode()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shell_gets_a_command_as_it_is_with_its_quotes_and_backslashes()
    {
        using var process = ProcessTasks.StartShell("""printf '%s|' 'a\b' "c\"d" 'e\\"' 'f\'""", logOutput: false, logInvocation: false);
        Assert.Equal("""a\b|c"d|e\\"|f\|""", process.AssertZeroExitCode().Output.StdToText());
    }

    [Fact]
    public void A_program_that_is_not_there_is_named() =>
        Assert.Contains("no-such-program", Assert.Throws<ArgumentException>(() => ProcessTasks.StartProcess("no-such-program")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_program_whose_time_runs_out_is_ended_with_its_children()
    {
        using var folder = new TempDirectory();
        using var process = ProcessTasks.StartShell("sh -c 'echo $$ > pid; sleep 1000'; true", folder.Path, timeout: 1500, logOutput: false);
        Assert.False(process.WaitForExit());
        var stat = $"/proc/{File.ReadAllText(folder["pid"]).Trim()}/stat";
        SpinWait.SpinUntil(() => !File.Exists(stat) || File.ReadAllText(stat).Contains(") Z", StringComparison.Ordinal), TimeSpan.FromSeconds(20));
        Assert.True(!File.Exists(stat) || File.ReadAllText(stat).Contains(") Z", StringComparison.Ordinal));
    }

    [Fact]
    public void A_program_that_asks_gets_no_input()
    {
        using var process = ProcessTasks.StartShell("read answer || echo nobody", logOutput: false);
        Assert.Equal("nobody", process.AssertZeroExitCode().Output.StdToText());
    }

    [Fact]
    public void A_program_in_the_current_folder_is_not_the_one_on_PATH()
    {
        var here = Path.Combine(Directory.GetCurrentDirectory(), "echo");
        File.WriteAllText(here, "not a program");
        try
        {
            using var process = ProcessTasks.StartProcess("echo", "from PATH", logOutput: false);
            Assert.Equal("from PATH", process.AssertZeroExitCode().Output.StdToText());
        }
        finally
        {
            File.Delete(here);
        }
    }

    [Fact]
    public void The_environment_can_be_replaced()
    {
        using var process = ProcessTasks.StartProcess("/usr/bin/env", "", environmentVariables: new Dictionary<string, string> { ["ONLY"] = "this" }, logOutput: false);
        Assert.Equal("ONLY=this", process.AssertZeroExitCode().Output.StdToText());
    }

    [Fact]
    public void A_tool_quotes_values_and_hides_secrets()
    {
        var lines = new List<string>();
        Tool echo = ToolResolver.GetPathTool("echo");
        var value = "a b";
        var secret = "s3cr3t";
        var output = echo($"{value} {"c d":nq} {secret:r}", logger: (_, line) => lines.Add(line), logInvocation: false);
        Assert.Equal("a b c d ***", output.StdToText());
        Assert.Equal(["a b c d ***"], lines);
    }

    [Fact]
    public void A_tool_lets_its_exit_be_judged()
    {
        int? code = null;
        ToolResolver.GetPathTool("false")("", exitHandler: process => code = process.ExitCode);
        Assert.Equal(1, code);
        Assert.Throws<ProcessException>(() => ToolResolver.GetPathTool("false")(""));
    }
}
