using System.Diagnostics;
using Pipeline.Testing;

namespace Pipeline.Engine.Tests.Builds;

/// <summary>Runs a sample build as its own process, in a new root folder.</summary>
internal sealed class Sample : IDisposable
{
    private readonly string _name;
    private readonly TempDirectory _root = new("pipeline-build-");

    public Sample(string name = "ordinary")
    {
        _name = name;
        Directory.CreateDirectory(_root[".nuke"]);
    }

    public string Root => _root.Path;

    public Dictionary<string, string> Environment { get; } = [];

    public string Write(string path, string content) => _root.Write(path, content);

    public string Read(string path) => File.ReadAllText(_root[path]);

    public bool Exists(string path) => File.Exists(_root[path]);

    public Process Start(params string[] arguments)
    {
        // Whoever runs the tests in the background of a shell ignores SIGINT, and children inherit that.
        string[] command = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT", "dotnet"] : ["dotnet"];
        var info = new ProcessStartInfo(command[0])
        {
            WorkingDirectory = Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])[.. command[1..], Path.Combine(AppContext.BaseDirectory, "SampleBuild.dll"), .. arguments])
            info.ArgumentList.Add(argument);
        foreach (var variable in info.Environment.Keys.Where(key => key.StartsWith("GITHUB_", StringComparison.Ordinal) || key.StartsWith("NUKE_", StringComparison.Ordinal) || key is "CI").ToList())
            info.Environment.Remove(variable);
        info.Environment["SAMPLE"] = _name;
        foreach (var (name, value) in Environment)
            info.Environment[name] = value;
        return Process.Start(info)!;
    }

    public async Task<Result> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new Result(process.ExitCode, output, await errors);
    }

    public void Dispose() => _root.Dispose();

    internal sealed record Result(int ExitCode, string Output, string Errors)
    {
        public string All => Output + Errors;

        /// <summary>The closing table's line of a target.</summary>
        public string Line(string target) =>
            Assert.Single(Output.Split('\n'), line => line.StartsWith(target + " ", StringComparison.Ordinal) && line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, "Succeeded" or "Failed" or "Skipped" or "NotRun" or "Aborted", ..]);
    }
}
