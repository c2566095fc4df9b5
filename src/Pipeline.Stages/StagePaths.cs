using Pipeline.Core.Stages;
using Pipeline.Core.Text;
using Pipeline.Stages.Runner;

namespace Pipeline.Stages;

/// <summary>Where stages write.</summary>
internal static class StagePaths
{
    internal const string LogName = "log.txt";
    private static readonly string[] StageFolders = [.. Enum.GetValues<Stage>().Select(stage => KebabCase.Of(stage.ToString()))];

    /// <summary>The output folder of a step: <c>&lt;artifacts&gt;/&lt;module&gt;/&lt;step in kebab-case&gt;</c>, such as <c>artifacts/orders/unit-test</c>.</summary>
    public static string OutputDirectory(string artifactsDirectory, string module, StepId step) => Path.Combine(artifactsDirectory, module, FolderName(step));

    /// <summary>The log of the stage whose output folder is <paramref name="outputDirectory"/>.</summary>
    public static string LogFile(string outputDirectory) => Path.Combine(outputDirectory, LogName);

    /// <summary>The step's name as a folder: kebab-case.</summary>
    public static string FolderName(StepId step) => step.Hook is { } hook ? KebabCase.Of(hook) : StageFolders[(int)step.Stage];
}
