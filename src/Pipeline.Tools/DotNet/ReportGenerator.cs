using Pipeline.Core.Errors;
using Pipeline.Tools.Downloads;
using Pipeline.Tools.Processes;

namespace Pipeline.Tools.DotNet;

/// <summary>
/// Writes a browsable coverage report of many coverage files with the .NET tool
/// <c>dotnet-reportgenerator-globaltool</c>, installed once at a pinned version, and checked by its package's hash before each use.
/// </summary>
/// <param name="processes">Runs <c>dotnet</c> and the tool.</param>
/// <param name="toolsDirectory">Where tools are installed, absolute, such as <c>.nuke/temp/tools</c>; each version gets a folder.</param>
public sealed class ReportGenerator(IProcessRunner processes, string toolsDirectory)
{
    /// <summary>The version that is installed.</summary>
    public const string Version = "5.6.0";

    private const string Package = "dotnet-reportgenerator-globaltool";
    private const string Folder = "tools/net10.0/any";
    private static readonly Checksum Checksum = Checksum.Parse("sha512-tlYygzLmBxRlpwmA3zeJ/m4CvShBAU4hT6S16SdefIqg8n3EjPUpMk06su04/z5v34vTGe2ZhEgXubD9ODVasg==");

    /// <summary>Writes <c>index.html</c> and what it needs into <paramref name="targetDirectory"/>.</summary>
    /// <param name="coverageFiles">Cobertura or LCOV files, absolute.</param>
    /// <param name="targetDirectory">The folder of the report, absolute; replaced when the report is complete.</param>
    /// <param name="title">The report's title.</param>
    /// <param name="log">Receives what the tool says.</param>
    /// <param name="cancellationToken">Kills the tool.</param>
    /// <exception cref="CommandFailedException">The tool cannot be installed or cannot read the files.</exception>
    /// <exception cref="PipelineException">The feed gave another package than the pinned one.</exception>
    public async Task WriteHtmlAsync(IReadOnlyList<string> coverageFiles, string targetDirectory, string title, TextWriter log, CancellationToken cancellationToken)
    {
        var program = await InstallAsync(log, cancellationToken);
        var parent = Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(targetDirectory))!).FullName;
        var draft = Path.Combine(parent, $".{Path.GetFileName(targetDirectory)}.{Guid.NewGuid():N}");
        try
        {
            // Not the program that the SDK makes beside the package: no hash of it is known.
            var command = DotNetCommand.In(
                parent,
                "--roll-forward", "Major",
                program,
                $"-reports:{string.Join(';', coverageFiles)}",
                $"-targetdir:{draft}",
                "-reporttypes:Html",
                $"-title:{title}",
                "-verbosity:Warning");
            await processes.EnsureAsync(command, log, cancellationToken);
            await CoveragePages.CleanAsync(draft, cancellationToken);
            Replace(draft, targetDirectory);
        }
        finally
        {
            DeleteIfThere(draft);
        }
    }

    private async Task<string> InstallAsync(TextWriter log, CancellationToken cancellationToken)
    {
        var home = Path.Combine(toolsDirectory, $"reportgenerator-{Version}");
        if (Directory.Exists(home))
        {
            if (await FindFaultAsync(home, cancellationToken) is not { } fault)
                return ProgramIn(home);
            await log.WriteLineAsync($"{home} is not as it was installed: {fault}. It is installed anew.");
        }

        // Installed aside and moved: another process may be doing the same, and a broken install must not look like one.
        Directory.CreateDirectory(toolsDirectory);
        var draft = $"{home}.{Guid.NewGuid():N}";
        try
        {
            await processes.EnsureAsync(DotNetCommand.In(toolsDirectory, "tool", "install", Package, "--version", Version, "--tool-path", draft), log, cancellationToken);
            if (await FindFaultAsync(draft, cancellationToken) is { } fault)
                throw new PipelineException($"The feed's {Package} {Version} is refused: {fault}. Take it from a feed that has the package of nuget.org as it is.");
            if (!Directory.Exists(home) || await FindFaultAsync(home, cancellationToken) is not null)
                Replace(draft, home);
            return ProgramIn(home);
        }
        finally
        {
            DeleteIfThere(draft);
        }
    }

    private static string StoreIn(string home) => Path.Combine(home, ".store", Package, Version, Package, Version);

    private static string ProgramIn(string home) => Path.Combine(StoreIn(home), Folder, "ReportGenerator.dll");

    private static Task<string?> FindFaultAsync(string home, CancellationToken cancellationToken) =>
        ToolPackage.FindFaultAsync(Path.Combine(StoreIn(home), $"{Package}.{Version}.nupkg"), Checksum, StoreIn(home), Folder, cancellationToken);

    private static void Replace(string draft, string target)
    {
        DeleteIfThere(target);
        Directory.Move(draft, target);
    }

    private static void DeleteIfThere(string directory)
    {
        if (Directory.Exists(directory))
            Directory.Delete(directory, recursive: true);
    }
}
