using NJsonSchema;

namespace Pipeline.Engine.Tests.Builds;

public sealed class QuestionTests
{
    [Fact]
    public async Task Help_lists_targets_and_parameters_and_runs_nothing()
    {
        using var sample = new Sample();
        var result = await sample.RunAsync("--help");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("* Hello", result.Output, StringComparison.Ordinal);
        Assert.Contains("Says hello", result.Output, StringComparison.Ordinal);
        Assert.Contains("Greets by the component", result.Output, StringComparison.Ordinal);
        Assert.Contains("--greeter-phrase", result.Output, StringComparison.Ordinal);
        Assert.Contains("Quiet | Loud", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Hidden", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Hello world", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_says_what_would_run_in_which_order_and_why()
    {
        using var sample = new Sample("order");
        var result = await sample.RunAsync("A", "D", "--plan", "--no-logo");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("  1. D  asked for; only when true", result.Output, StringComparison.Ordinal);
        Assert.Contains("  2. B  needed by A; after D", result.Output, StringComparison.Ordinal);
        Assert.Contains("  3. A  asked for (default)", result.Output, StringComparison.Ordinal);
        Assert.Contains("  4. C  triggered by A", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_is_also_a_page_with_the_graph()
    {
        using var sample = new Sample("order");
        await sample.RunAsync("--plan");
        var page = sample.Read(".nuke/temp/execution-plan.html");
        Assert.Contains("<svg", page, StringComparison.Ordinal);
        Assert.Contains(">A</text>", page, StringComparison.Ordinal);
        Assert.Contains("class=\"trigger\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("./build.sh Hel", "Hello")]
    [InlineData("./build.sh --loud", "--loudness")]
    [InlineData("./build.sh Hello --loudness ", "Loud\nQuiet")]
    [InlineData("./build.sh Hello --skip Prep", "Prepares")]
    [InlineData("./build.sh Hid", "")]
    public async Task A_shell_is_told_how_a_word_may_go_on(string line, string words)
    {
        using var sample = new Sample();
        Assert.Equal(words, (await sample.RunAsync("--shell-completion", line)).Output.TrimEnd());
    }

    [Theory]
    [InlineData("bash", "complete -F")]
    [InlineData("zsh", "compdef")]
    [InlineData("powershell", "Register-ArgumentCompleter")]
    public async Task There_is_a_completion_script_for_each_shell(string shell, string line)
    {
        using var sample = new Sample();
        Assert.Contains(line, (await sample.RunAsync("--completion", shell)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bash_completes_with_the_script()
    {
        using var sample = new Sample();
        var script = sample.Write("complete.sh", (await sample.RunAsync("--completion", "bash")).Output);
        sample.Write("build.sh", $"#!/bin/sh\nSAMPLE=ordinary exec dotnet '{Path.Combine(AppContext.BaseDirectory, "SampleBuild.dll")}' \"$@\"\n");
        using var bash = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("bash", ["-c", $"chmod +x build.sh; . '{script}'; COMP_WORDS=(./build.sh Prep); COMP_LINE='./build.sh Prep'; COMP_POINT=15; _pipeline_build; printf '%s\\n' \"${{COMPREPLY[@]}}\""]) { WorkingDirectory = sample.Root, RedirectStandardOutput = true })!;
        Assert.Equal("Prepares\n", await bash.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Completion_for_an_unknown_shell_is_an_error()
    {
        using var sample = new Sample();
        var result = await sample.RunAsync("--completion", "csh");
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("There is no completion for 'csh'", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_writes_the_schema_of_parameter_files()
    {
        using var sample = new Sample();
        await sample.RunAsync();
        var schema = await JsonSchema.FromJsonAsync(sample.Read(".nuke/build.schema.json"), TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate("""{ "Name": "Ada", "Loudness": "Loud", "Numbers": [1, 2], "Condition": true, "Target": ["Hello"] }"""));
        Assert.NotEmpty(schema.Validate("""{ "Loudness": "huge" }"""));
        Assert.NotEmpty(schema.Validate("""{ "Numbers": ["one"] }"""));
        Assert.NotEmpty(schema.Validate("""{ "Target": ["Gone"] }"""));
    }

    [Fact]
    public async Task The_schema_is_left_alone_when_it_would_not_change()
    {
        using var sample = new Sample();
        await sample.RunAsync();
        var file = Path.Combine(sample.Root, ".nuke", "build.schema.json");
        File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch);
        await sample.RunAsync();
        Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(file));
    }

    [Fact]
    public async Task A_folder_without_root_says_how_to_make_one()
    {
        using var sample = new Sample();
        Directory.Delete(Path.Combine(sample.Root, ".nuke"));
        var result = await sample.RunAsync("Hello", "--root", "/nowhere/at/all");
        Assert.NotEqual(0, result.ExitCode);
        Assert.DoesNotContain("   at ", result.All, StringComparison.Ordinal);
    }
}
