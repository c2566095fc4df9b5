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

    public static async Task<BuildResult> RunAsync(string root, IReadOnlyList<string> arguments, params (string Name, string? Value)[] environment)
    {
        var output = new StringBuilder();
        var variables = Leaking.ToDictionary(name => name, _ => (string?)null);
        foreach (var (name, value) in environment)
            variables[name] = value;
        var command = new Command("/bin/bash", [Path.Combine(Repository.Root, "build.sh"), .. arguments, "--root", root])
        {
            WorkingDirectory = root,
            Environment = variables,
            Timeout = TimeSpan.FromMinutes(15),
        };
        var result = await new ProcessRunner().RunAsync(command, line => output.Append(Colour().Replace(line.Text, "")).Append('\n'), TestContext.Current.CancellationToken);
        return new BuildResult(result.ExitCode, output.ToString());
    }

    [GeneratedRegex(@"\e\[[0-9;]*[A-Za-z]")]
    private static partial Regex Colour();
}
