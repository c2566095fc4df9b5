using System.Diagnostics;
using Pipeline.Testing;

namespace Pipeline.Engine.Tests.Scripts;

/// <summary>A clone whose script runs with a <c>dotnet</c> in front of the real one that notes what it is asked for.</summary>
internal sealed class Checkout : IDisposable
{
    private readonly CompiledBuild _build;
    private readonly TempDirectory _folder = new("pipeline-script-");

    public Checkout(CompiledBuild build, string origin)
    {
        _build = build;
        Git("clone", "-q", origin, _folder["clone"]);
        Git("-C", _folder["clone"], "config", "user.name", "Ada");
        Git("-C", _folder["clone"], "config", "user.email", "ada@example.org");
        PutDotNet("programs");
    }

    public string this[string path] => _folder[Path.Combine("clone", path)];

    /// <summary>Whether the compiler is at hand; without it a script that wants to compile fails.</summary>
    public bool MayCompile { get; set; }

    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>How often a script wanted to compile.</summary>
    public int Compilations => File.Exists(_folder["log"]) ? File.ReadLines(_folder["log"]).Count(line => line.StartsWith("build ", StringComparison.Ordinal)) : 0;

    public string Write(string path, string content) => _folder.Write(Path.Combine("clone", path), content);

    public void Delete(string path) => File.Delete(this[path]);

    /// <summary>Writes a program beside the clone and returns its path.</summary>
    public string Program(string path, string content)
    {
        var program = _folder.Write(path, content);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(program, File.GetUnixFileMode(program) | UnixFileMode.UserExecute);
        return program;
    }

    /// <summary>Makes a folder beside the clone the one whose <c>dotnet</c> is used.</summary>
    public void PutDotNet(string folder)
    {
        Program(Path.Combine(folder, "dotnet"), $"""
            #!/bin/sh
            printf '%s\n' "$*" >> '{_folder["log"]}'
            case "$1 $OTHER_VERSION $MAY_COMPILE" in
              "--version "[0-9]*) echo "$OTHER_VERSION"; exit ;;
              "build "*" no") echo 'compiles' >&2; exit 1 ;;
            esac
            exec '{ProgramFinder.Find("dotnet")}' "$@"

            """);
        Environment["PATH"] = _folder[folder] + Path.PathSeparator + System.Environment.GetEnvironmentVariable("PATH");
    }

    public string Folder(string name) => Directory.CreateDirectory(_folder[name]).FullName;

    /// <summary>Runs git in the clone.</summary>
    public void Checks(params string[] arguments) => Git(["-C", _folder["clone"], .. arguments]);

    public async Task<Result> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(ProgramFinder.Find(_build.Interpreter)!, [this[_build.Script], .. arguments])
        {
            WorkingDirectory = _folder["clone"],
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // The test host's own settings are not the user's.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["MAY_COMPILE"] = MayCompile ? "yes" : "no";
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new Result(process.ExitCode, output, await errors);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Copies a folder's files.</summary>
    public static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static void Git(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("git", arguments) { RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"git {string.Join(' ', arguments)}: {errors}");
    }

    internal sealed record Result(int ExitCode, string Output, string Errors)
    {
        public string All => Output + Errors;
    }
}
