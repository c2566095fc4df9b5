using Pipeline.Core.Stages;

namespace Pipeline.Stages;

/// <summary>Where stages write.</summary>
internal static class StagePaths
{
    internal const string LogName = "log.txt";

    /// <summary>The output folder of a stage: <c>&lt;artifacts&gt;/&lt;module&gt;/&lt;stage in kebab-case&gt;</c>, such as <c>artifacts/orders/unit-test</c>.</summary>
    public static string OutputDirectory(string artifactsDirectory, string module, Stage stage) => Path.Combine(artifactsDirectory, module, FolderName(stage));

    /// <summary>The log of the stage whose output folder is <paramref name="outputDirectory"/>.</summary>
    public static string LogFile(string outputDirectory) => Path.Combine(outputDirectory, LogName);

    /// <summary>The stage's name as a folder: kebab-case.</summary>
    public static string FolderName(Stage stage) => stage switch
    {
        Stage.Clone => "clone",
        Stage.BuildImage => "build-image",
        Stage.UnitTest => "unit-test",
        Stage.Scan => "scan",
        Stage.Push => "push",
        Stage.Chart => "chart",
        Stage.Deploy => "deploy",
        Stage.IntegrationTest => "integration-test",
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, null),
    };
}
