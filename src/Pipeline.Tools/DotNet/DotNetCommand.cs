using Pipeline.Tools.Processes;

namespace Pipeline.Tools.DotNet;

/// <summary>Calls of the .NET SDK's command line, the same from a shell, from a build and from a test.</summary>
internal static class DotNetCommand
{
    // A process that dotnet itself started hands these to its children; they would bind the child to the parent's SDK.
    private static readonly Dictionary<string, string?> Variables = new()
    {
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        ["DOTNET_NOLOGO"] = "1",
        ["DOTNET_CLI_UI_LANGUAGE"] = "en",
        ["MSBUILD_EXE_PATH"] = null,
        ["MSBuildExtensionsPath"] = null,
        ["MSBuildLoadMicrosoftTargetsReadOnly"] = null,
        ["MSBuildSDKsPath"] = null,
    };

    public static Command In(string directory, params IReadOnlyList<string> arguments) =>
        new("dotnet", arguments) { WorkingDirectory = directory, Environment = Variables };
}
