using Pipeline.Testing;

namespace Pipeline.Components.Tests;

/// <summary>Two modules in a real repository, and a build whose stages only note that they ran, run as its own process.</summary>
/// <param name="build">Which of the builds of <c>tests/StageBuild</c>.</param>
internal sealed class StagedShop(string build = "plain") : IDisposable
{
    private readonly ShopBuild _shop = new();
    private readonly TempDirectory _programs = new();

    public GitSandbox Git => _shop.Git;

    /// <summary>What ran since the last call.</summary>
    public string[] TakeJournal()
    {
        var file = Path.Combine(Git.Path, ".nuke", "temp", "journal.txt");
        if (!File.Exists(file))
            return [];
        var lines = File.ReadAllLines(file);
        File.Delete(file);
        return lines;
    }

    public string Read(string path) => _shop.Read(path);

    public Task<(int ExitCode, string Output)> RunAsync(params string[] arguments) => RunAsync(new Dictionary<string, string?>(), arguments);

    public Task<(int ExitCode, string Output)> RunAsync(IReadOnlyDictionary<string, string?> environment, params string[] arguments) => BuildProcess.RunAsync(
        "StageBuild", Git.Path, new Dictionary<string, string?>(environment) { ["STAGE_BUILD"] = build }, arguments);

    /// <summary>Types a line into a shell, in which the build is the same.</summary>
    public Task<(int ExitCode, string Output)> TypeAsync(string line, IReadOnlyDictionary<string, string?> environment) => BuildProcess.TypeAsync(
        line, Git.Path, new Dictionary<string, string?>(environment) { ["STAGE_BUILD"] = build });

    /// <summary>Runs it until <paramref name="isTime"/>, and kills it then.</summary>
    public Task KillWhenAsync(Func<bool> isTime, IReadOnlyDictionary<string, string?> environment, params string[] arguments) => BuildProcess.KillWhenAsync(
        "StageBuild", isTime, Git.Path, new Dictionary<string, string?>(environment) { ["STAGE_BUILD"] = build }, arguments);

    /// <summary>Runs it, and returns the git commands that it started.</summary>
    public async Task<string[]> CountGitAsync(params string[] arguments)
    {
        var log = _programs["git.log"];
        var git = _programs.Write("git", $"#!/bin/sh\necho \"$*\" >> '{log}'\nexec {Which("git")} \"$@\"\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(git, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.WriteAllText(log, "");
        var (exitCode, output) = await RunAsync(new Dictionary<string, string?> { ["PATH"] = $"{_programs.Path}:{Environment.GetEnvironmentVariable("PATH")}" }, arguments);
        Assert.True(exitCode == 0, output);
        return File.ReadAllLines(log);
    }

    public void Dispose()
    {
        _shop.Dispose();
        _programs.Dispose();
    }

    private static string Which(string program) => Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(folder => Path.Combine(folder, program)).First(File.Exists);
}
