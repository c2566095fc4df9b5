using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;

namespace Pipeline.Engine.Tests.Tools;

public sealed class DotNetSettingsTests
{
    [Fact]
    public void Settings_become_arguments() =>
        Assert.Equal("build My.sln --configuration Release --no-restore -p:Version=1.2.3 -p:ContinuousIntegrationBuild=True", Arguments(new DotNetBuildSettings()
            .SetProjectFile("My.sln")
            .SetConfiguration("Release")
            .EnableNoRestore()
            .SetVersion("1.2.3")
            .EnableContinuousIntegrationBuild()));

    [Fact]
    public void Settings_never_change()
    {
        var before = new DotNetTestSettings().AddLoggers("trx");
        var after = before.AddLoggers("console").SetNoBuild(true);
        Assert.Equal("test --logger trx", Arguments(before));
        Assert.Equal("test --no-build --logger trx --logger console", Arguments(after));
    }

    [Fact]
    public void A_value_keeps_its_spaces_quotes_and_separators() =>
        Assert.Equal("pack \"a b.csproj\" \"-p:Note=say \\\"x%3By%2Cz\\\"\"", Arguments(new DotNetPackSettings().SetProject("a b.csproj").SetProperty("Note", "say \"x;y,z\"")));

    [Fact]
    public void Several_settings_are_made_of_one()
    {
        var all = new DotNetTestSettings().CombineWith(["a", "b"], (settings, project) => settings.SetProjectFile(project));
        Assert.Equal(["test a", "test b"], all.Select(Arguments));
    }

    [Fact]
    public void Dotnet_runs_with_settings()
    {
        var output = DotNetTasks.DotNet("--version", logOutput: false, logInvocation: false);
        Assert.Matches(@"^\d+\.\d+\.\d+", output.StdToText());
    }

    [Fact]
    public void All_settings_run_before_a_failure_is_reported()
    {
        var failures = Assert.Throws<AggregateException>(() => DotNetTasks.DotNetBuild(
            settings => settings.DisableProcessOutputLogging().CombineWith(["/gone/a.csproj", "/gone/b.csproj"], (one, project) => one.SetProjectFile(project)),
            degreeOfParallelism: 2,
            completeOnFailure: true));
        Assert.Equal(2, failures.InnerExceptions.Count);
    }

    private static string Arguments(ToolOptions options)
    {
        var arguments = new ToolArguments();
        options.Write(arguments);
        return arguments.ToString();
    }
}
