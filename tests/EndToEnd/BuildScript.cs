using System.Text;
using System.Text.RegularExpressions;
using Pipeline.Tools.Processes;

namespace Pipeline.EndToEnd;

/// <summary>Runs <c>./build.sh</c> of this repository as a person does, on any folder as its root.</summary>
internal static partial class BuildScript
{
    // A build that runs the tests, or a CI job, must not leak into the build that is tested.
    private static readonly string[] Leaking =
    [
        "CI", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT", "MSBuildSDKsPath", "MSBuildExtensionsPath", "MSBUILD_EXE_PATH", "MSBuildLoadMicrosoftTargetsReadOnly", "DOTNET_HOST_PATH",
    ];

    public static Task<BuildResult> RunAsync(string root, params IReadOnlyList<string> arguments) =>
        ExecuteAsync(root, new Command("/bin/bash", [Path.Combine(Repository.Root, "build.sh"), .. arguments, "--root", root]), []);

    /// <summary>Runs what a person types in the folder <paramref name="root"/>, where <c>./build.sh</c>, which must be its last command, is the build of this repository on that folder.</summary>
    public static Task<BuildResult> TypeAsync(string root, string line, params IReadOnlyList<string> arguments)
    {
        const string script = "./build.sh";
        if (line.Contains(script, StringComparison.Ordinal))
            line = $"{line.Replace(script, $"/bin/bash '{Path.Combine(Repository.Root, "build.sh")}'", StringComparison.Ordinal)} {string.Join(' ', arguments)} --root '{root}'";
        return ExecuteAsync(root, new Command("/bin/bash", ["-c", line]), []);
    }

    /// <summary>Runs the build with no other program at hand than those in the folder <paramref name="programs"/>, and no container engine at its socket.</summary>
    public static async Task<BuildResult> RunWithAsync(string programs, string root, params IReadOnlyList<string> arguments)
    {
        // The script compiles again for another dotnet; so it compiles first, and then its result is run.
        await RunAsync(root, "--help");
        var command = new Command(Path.Combine(programs, "dotnet"), [Path.Combine(Repository.Root, "build", "bin", "_build.dll"), .. arguments, "--root", root]);
        return await ExecuteAsync(root, command, new Dictionary<string, string?> { ["PATH"] = programs, ["DOCKER_HOST"] = $"unix://{programs}/docker.sock" });
    }

    private static async Task<BuildResult> ExecuteAsync(string root, Command command, Dictionary<string, string?> environment)
    {
        foreach (var name in Leaking)
            environment[name] = null;
        var output = new StringBuilder();
        var result = await new ProcessRunner().RunAsync(
            command with { WorkingDirectory = root, Environment = environment, Timeout = TimeSpan.FromMinutes(15) },
            line => output.Append(Colour().Replace(line.Text, "")).Append('\n'),
            TestContext.Current.CancellationToken);
        return new BuildResult(result.ExitCode, output.ToString());
    }

    [GeneratedRegex(@"\e\[[0-9;]*[A-Za-z]")]
    private static partial Regex Colour();
}
