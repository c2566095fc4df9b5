using Nuke.Common.Tools.Git;

namespace Pipeline.Engine.Tests.Builds;

public sealed class PublicBuildTests
{
    private const string Solution = """<Solution><Folder Name="/src/"><Project Path="src/App/App.csproj" /></Folder></Solution>""";

    [Fact]
    public async Task A_build_as_public_repositories_have_them_lists_its_targets()
    {
        using var sample = Create();
        var result = await sample.RunAsync("--help");
        Assert.Equal(0, result.ExitCode);
        foreach (var target in new[] { "Binaries", "Clean", "Compile", "Format", "Pack", "Publish", "Restore", "Tag", "Test", "Tools" })
            Assert.Matches($@"(?m)^[* ] ?{target}\b", result.Output);
    }

    [Fact]
    public async Task Its_workflows_are_written()
    {
        using var sample = Create();
        var result = await sample.RunAsync("--generate-configuration");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("    runs-on: windows-latest\n", sample.Read(".github/workflows/continuous.yml"), StringComparison.Ordinal);
        Assert.Contains("run: ./build.cmd Publish\n        env:\n          NuGetApiKey: ${{ secrets.NUGET_API_KEY }}\n          GITHUB_TOKEN: ", sample.Read(".github/workflows/release.yml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publishing_needs_the_key_and_comes_after_tests_and_packages()
    {
        using var sample = Create();
        var result = await sample.RunAsync("Publish");
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("NuGetApiKey", result.All, StringComparison.Ordinal);
        var plan = await sample.RunAsync("Publish", "--plan");
        Assert.Matches("(?s)Restore.*Compile.*Test.*Pack.*Publish", plan.Output);
    }

    [Theory]
    [InlineData("true", "build-server shutdown\n")]
    [InlineData("", "")]
    public async Task Compiler_servers_end_after_a_build_on_a_server(string onGitHub, string calls)
    {
        using var sample = Create();
        var dotnet = sample.Write("dotnet", $"#!/bin/sh\necho \"$*\" >> '{sample.Root}/calls'\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(dotnet, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        sample.Write("calls", "");
        sample.Environment["DOTNET_EXE"] = dotnet;
        sample.Environment["GITHUB_ACTIONS"] = onGitHub;
        var result = await sample.RunAsync("Clean");
        Assert.True(result.ExitCode == 0, result.All);
        Assert.Equal($"clean {sample.Root}/Public.slnx --configuration {(calls.Length > 0 ? "Release" : "Debug")}\n{calls}", sample.Read("calls"));
    }

    private static Sample Create()
    {
        var sample = new Sample("public");
        sample.Write("Public.slnx", Solution);
        sample.Write("build.cmd", "");
        GitTasks.Git("init -q", sample.Root, logOutput: false, logInvocation: false);
        return sample;
    }
}
