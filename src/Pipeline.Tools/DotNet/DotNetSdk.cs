using Pipeline.Shared;
using Pipeline.Tools.Processes;

namespace Pipeline.Tools.DotNet;

/// <summary>The .NET SDK of this machine: finds test projects and runs them.</summary>
/// <param name="processes">Runs <c>dotnet</c>.</param>
internal sealed class DotNetSdk(IProcessRunner processes)
{
    /// <summary>
    /// The SDKs among which a <c>global.json</c> chooses: the versions installed beside the <c>dotnet</c> on PATH, in ordinal
    /// order; where it does not lie beside them, the version that it tells in <paramref name="directory"/>.
    /// </summary>
    /// <exception cref="ProgramNotFoundException"><c>dotnet</c> is not there.</exception>
    /// <exception cref="CommandFailedException">No SDK is installed.</exception>
    public async Task<string> DescribeAsync(string directory, CancellationToken cancellationToken)
    {
        // Read from disk: a dotnet that is started to tell its version takes a good part of a run without changes.
        var sdks = SdkFolder() is { } folder ? Directory.GetDirectories(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal).ToArray() : [];
        return sdks.Length > 0 ? string.Join(' ', sdks) : await processes.ReadAsync(DotNetCommand.In(directory, "--version"), cancellationToken);
    }

    /// <summary>
    /// The test projects in a folder, absolute, in ordinal order: those that say <c>IsTestProject</c> or reference
    /// <c>Microsoft.NET.Test.Sdk</c>, in the project file or in a <c>Directory.Build</c> file above it.
    /// </summary>
    /// <param name="directory">The folder, absolute. <c>bin</c>, <c>obj</c>, <c>node_modules</c>, hidden folders and links are left out.</param>
    /// <param name="repository">The folder at which the search for <c>Directory.Build</c> files ends.</param>
    /// <param name="excluded">Absolute folders below <paramref name="directory"/> that belong to others.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public async Task<IReadOnlyList<string>> FindTestProjectsAsync(string directory, string repository, IReadOnlyCollection<string> excluded, CancellationToken cancellationToken)
    {
        var found = new List<string>();
        foreach (var project in ProjectFiles.Below(directory, excluded))
        {
            if (await ProjectFiles.IsTestAsync(project, cancellationToken)
                || (await ProjectFiles.MayInheritTestAsync(project, repository, cancellationToken) && await EvaluatesToTestAsync(project, cancellationToken)))
                found.Add(project);
        }

        return found;
    }

    /// <summary>Builds and runs one test project, collecting coverage when it references <c>coverlet.collector</c>.</summary>
    /// <param name="project">The project file, absolute.</param>
    /// <param name="settings">Where to build and to write, and for how long.</param>
    /// <param name="log">Receives every line.</param>
    /// <param name="cancellationToken">Kills the process tree.</param>
    /// <returns>How <c>dotnet test</c> ended: 1 is a failed test or a failed build.</returns>
    /// <exception cref="ProcessTimeoutException">The time ran out.</exception>
    public async Task<ProcessResult> TestAsync(string project, DotNetTestSettings settings, TextWriter log, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(log);

        // An artifacts path of its own keeps bin and obj of shared projects apart, so that modules can test at once;
        // without build servers nothing outlives the command.
        var command = DotNetCommand.In(
            Path.GetDirectoryName(project)!,
            "test",
            project,
            "--configuration", settings.Configuration,
            "--artifacts-path", settings.BuildDirectory,
            "--results-directory", settings.ResultsDirectory,
            "--logger", $"trx;LogFilePrefix={Path.GetFileNameWithoutExtension(project)}",
            "--collect", "XPlat Code Coverage",
            "--disable-build-servers",
            "--nologo") with { Timeout = settings.Timeout };
        await log.WriteLineAsync($"> {command}".AsMemory(), cancellationToken);
        return await processes.RunAsync(command, line => log.WriteLine(line.Text), cancellationToken);
    }

    private static string? SdkFolder()
    {
        if (ChildProcess.Find("dotnet") is not { } program)
            return null;
        var installed = File.ResolveLinkTarget(program, returnFinalTarget: true)?.FullName ?? program;
        return Path.Combine(Path.GetDirectoryName(installed)!, "sdk") is var folder && Directory.Exists(folder) ? folder : null;
    }

    private async Task<bool> EvaluatesToTestAsync(string project, CancellationToken cancellationToken)
    {
        var answer = await processes.ReadAsync(
            DotNetCommand.In(Path.GetDirectoryName(project)!, "msbuild", project, "-nologo", "-nodeReuse:false", "-getProperty:IsTestProject", "-getItem:PackageReference"),
            cancellationToken);
        return ProjectFiles.IsTestEvaluation(answer);
    }
}
