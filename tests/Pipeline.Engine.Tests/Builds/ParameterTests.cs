using System.Diagnostics;
using System.Text;
using Pipeline.Testing;

namespace Pipeline.Engine.Tests.Builds;

public sealed class ParameterTests
{
    [Fact]
    public async Task The_command_line_comes_before_the_environment_and_that_before_the_files()
    {
        using var sample = new Sample();
        sample.Write(".nuke/parameters.json", """{ "Name": "file" }""");
        Assert.Contains("Hello file", (await sample.RunAsync()).Output, StringComparison.Ordinal);
        sample.Environment["NAME"] = "environment";
        Assert.Contains("Hello environment", (await sample.RunAsync()).Output, StringComparison.Ordinal);
        Assert.Contains("Hello line", (await sample.RunAsync("--name", "line")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_variable_that_sets_a_parameter_is_named()
    {
        using var sample = new Sample();
        sample.Environment["NUKE_NAME"] = "Ada";
        var result = await sample.RunAsync();
        Assert.Contains("The environment variable NUKE_NAME sets the parameter --name.", result.Output, StringComparison.Ordinal);
        Assert.Contains("Hello Ada", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_profile_wins_over_the_first_and_over_the_plain_file()
    {
        using var sample = new Sample();
        sample.Write(".nuke/parameters.json", """{ "Name": "plain", "Numbers": [1, 2] }""");
        sample.Write(".nuke/parameters.one.json", """{ "Name": "one" }""");
        sample.Write(".nuke/parameters.two.json", """{ "Name": "two" }""");
        var result = await sample.RunAsync("--profile", "one", "two");
        Assert.Contains("Hello two", result.Output, StringComparison.Ordinal);
        Assert.Contains("1+2", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_profile_without_file_is_an_error()
    {
        using var sample = new Sample();
        var result = await sample.RunAsync("--profile", "gone");
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("The profile 'gone' has no file", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_of_every_kind_are_read()
    {
        using var sample = new Sample();
        Assert.Contains("Loud 1+2+3", (await sample.RunAsync("--loudness", "loud", "--numbers", "1", "2", "3")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Targets_given_by_their_parameter_come_before_the_plain_list()
    {
        using var sample = new Sample();
        var result = await sample.RunAsync("Prepares", "--target", "Hello");
        Assert.Contains("Hello world", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("prepared", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_target_may_follow_a_switch()
    {
        using var sample = new Sample();
        Assert.Contains("condition holds", (await sample.RunAsync("--condition", "OnlyOnCondition")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_value_that_does_not_fit_is_named_with_what_would()
    {
        using var sample = new Sample();
        var result = await sample.RunAsync("--loudness", "huge", "--numbers", "one");
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("--loudness does not fit: 'huge' is none of Quiet, Loud.", result.Errors, StringComparison.Ordinal);
        Assert.Contains("--numbers does not fit", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_misspelt_target_is_answered_with_the_nearest_names()
    {
        using var sample = new Sample();
        var result = await sample.RunAsync("Prepare", "Helo");
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("There is no target 'Prepare'. Did you mean Prepares", result.Errors, StringComparison.Ordinal);
        Assert.Contains("There is no target 'Helo'. Did you mean Hello?", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_misspelt_parameter_is_answered_with_the_nearest_names()
    {
        using var sample = new Sample();
        var result = await sample.RunAsync("Hello", "--nmae", "Ada");
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("There is no parameter --nmae. Did you mean --name?", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_that_is_required_and_missing_is_named_and_nothing_is_asked_without_a_terminal()
    {
        using var sample = new Sample();
        var result = await sample.RunAsync("NeedsMore");
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("requires --api-key", result.Errors, StringComparison.Ordinal);
        Assert.Contains("requires --loudness", result.Errors, StringComparison.Ordinal);
        Assert.Contains("nobody", result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("never printed", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_blank_text_is_no_value()
    {
        using var sample = new Sample();
        Assert.Contains("requires --api-key", (await sample.RunAsync("NeedsApiKey", "--api-key", " ")).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_encrypted_secret_in_a_file_is_no_value()
    {
        using var sample = new Sample();
        sample.Write(".nuke/parameters.json", """{ "ApiKey": "v1:c2VjcmV0" }""");
        var result = await sample.RunAsync("NeedsApiKey");
        Assert.Equal(255, result.ExitCode);
        Assert.Contains("--api-key in a file .nuke/parameters*.json is encrypted", result.Errors, StringComparison.Ordinal);
        Assert.Equal(0, (await sample.RunAsync("NeedsApiKey", "--api-key", "v1:other")).ExitCode);
    }

    [Fact]
    public async Task A_secret_appears_in_no_output()
    {
        using var sample = new Sample();
        sample.Environment["API_KEY"] = "s3cr3t-value";
        var result = await sample.RunAsync("NeedsApiKey");
        Assert.Equal(0, result.ExitCode);
        Assert.DoesNotContain("s3cr3t-value", result.All, StringComparison.Ordinal);
        Assert.Contains("The key is \"***\"", result.Output, StringComparison.Ordinal);
        Assert.Contains("key: ***", result.Errors, StringComparison.Ordinal);
        Assert.Contains("\n***\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("from a child ***", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--verbosity", "loud", "Verbose, Normal, Minimal, Quiet")]
    [InlineData("--host", "Jenkins", "GitHubActions, Terminal")]
    public async Task A_setting_of_the_engine_that_does_not_fit_is_named_too(string name, string value, string choices)
    {
        using var sample = new Sample();
        var result = await sample.RunAsync("Hello", name, value);
        Assert.Equal(255, result.ExitCode);
        Assert.Contains($"{name} does not fit: '{value}' is none of {choices}.", result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_on_a_terminal_is_asked_for_what_is_required()
    {
        Requires.Program("script");
        using var sample = new Sample();
        var info = new ProcessStartInfo("script", ["-qec", $"dotnet '{Path.Combine(AppContext.BaseDirectory, "SampleBuild.dll")}' NeedsTitle", "/dev/null"])
        {
            WorkingDirectory = sample.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        info.Environment.Remove("GITHUB_ACTIONS");
        info.Environment["TERM"] = "xterm";
        using var process = Process.Start(info)!;
        var output = new StringBuilder();
        var answered = false;
        var buffer = new char[256];
        while (await process.StandardOutput.ReadAsync(buffer, TestContext.Current.CancellationToken) is > 0 and var count)
        {
            output.Append(buffer, 0, count);
            if (answered || !output.ToString().Contains("The title of the book:", StringComparison.Ordinal))
                continue;
            answered = true;
            await process.StandardInput.WriteAsync("Ulysses\r");
            await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        }

        Assert.Contains("It is called Ulysses", output.ToString(), StringComparison.Ordinal);
    }
}
