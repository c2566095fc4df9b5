using Nuke.Common.Tooling;
using Pipeline.Testing;

namespace Pipeline.Engine.Tests.Tooling;

public sealed class ToolTasksTests
{
    [Fact]
    public void A_tool_of_ones_own_gets_its_arguments() =>
        Assert.Equal(["[a b]", "[more]"], ShowTasks.Show(_ => _.AddProcessAdditionalArguments("more").SetText("a b").DisableProcessOutputLogging()).Select(line => line.Text));

    [Fact]
    public void A_quote_and_a_backslash_reach_the_tool_as_they_are() =>
        Assert.Equal([@"[say ""x"" in C:\a b\]"], ShowTasks.Show(_ => _.SetText(@"say ""x"" in C:\a b\").DisableProcessOutputLogging()).Select(line => line.Text));

    [Fact]
    public void A_secret_is_masked_in_what_the_tool_writes()
    {
        var lines = new List<string>();
        ShowTasks.Show(_ => _.SetKey("s3cr3t").AddProcessRedactedSecrets("other").SetText("other").SetProcessLogger((_, line) => lines.Add(line)).DisableProcessInvocationLogging());
        Assert.Equal(["[***]", "[--key]", "[***]"], lines);
    }

    [Fact]
    public void A_failure_is_an_error_unless_it_is_judged()
    {
        var options = new ShowOptions().SetProcessToolPath("/bin/false").DisableProcessOutputLogging();
        Assert.Equal(1, Assert.Throws<ProcessException>(() => ShowTasks.Show(options)).ExitCode);
        Assert.Empty(ShowTasks.Show(options.DisableProcessExitHandling()));
        int? code = null;
        ShowTasks.Show(options.SetProcessExitHandler(process => code = process.ExitCode));
        Assert.Equal(1, code);
    }

    [Fact]
    public void The_environment_can_be_added_to_and_emptied()
    {
        var options = new PlainOptions().SetProcessToolPath("/usr/bin/env").DisableProcessOutputLogging();
        Assert.Contains(ShowTasks.Call(options.AddProcessEnvironmentVariable("ONLY_HERE", "1")), line => line.Text == "ONLY_HERE=1");
        Assert.Equal(["A=1"], ShowTasks.Call(options.ClearProcessEnvironmentVariables().SetProcessEnvironmentVariable("A", 1)).Select(line => line.Text));
        Assert.Throws<ArgumentException>(() => options.AddProcessEnvironmentVariable("PATH", "x"));
    }

    [Fact]
    public void A_time_limit_ends_the_tool() => Assert.Contains("did not end in time", Assert.Throws<ArgumentException>(() => ShowTasks.Call(new PlainOptions()
        .SetProcessToolPath("/bin/sleep").SetProcessAdditionalArguments("1000").SetProcessExecutionTimeout(TimeSpan.FromMilliseconds(200)))).Message, StringComparison.Ordinal);

    [Fact]
    public void Several_calls_give_their_outputs_in_order()
    {
        var all = ShowTasks.Show(_ => _.DisableProcessOutputLogging().CombineWith(["a", "b", "c"], (one, text) => one.SetText(text)), degreeOfParallelism: 3);
        Assert.Equal(["[a]", "[b]", "[c]"], all.Select(one => Assert.Single(one.Output).Text));
    }

    [Fact]
    public void A_result_is_read_from_the_output()
    {
        Assert.Equal(3, ShowTasks.Number("3").Result);
        Assert.Contains("no Int32", Assert.Throws<FormatException>(() => ShowTasks.Number("three").Result).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tool_that_does_not_say_where_it_is_is_named() =>
        Assert.Contains("NowhereTasks", Assert.Throws<ArgumentException>(() => new NowhereTasks().GetToolPathInternal()).Message, StringComparison.Ordinal);

    [Fact]
    public void The_environment_names_another_program()
    {
        using var folder = new TempDirectory();
        var program = folder.Write("other", "");
        Environment.SetEnvironmentVariable("ELSEWHERE_EXE", program);
        Assert.Equal(program, new ElsewhereTasks().GetToolPathInternal());
    }

    private sealed class PlainOptions : ToolOptions;

    private sealed class NowhereTasks : ToolTasks;

    [PathTool(Executable = "no-such-program")]
    private sealed class ElsewhereTasks : ToolTasks;
}
