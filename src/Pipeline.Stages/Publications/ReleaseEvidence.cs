using Pipeline.Core.Sources;
using Pipeline.Core.Stages;
using Pipeline.Stages.Runner;
using Pipeline.Tools.GitHub;

namespace Pipeline.Stages.Publications;

/// <summary>
/// The files that go with a release, out of the run's artifacts: the record and report of the run, what was found about each
/// module, and its chart. Only what was found of the released sources; no log, no image, nothing of an environment.
/// </summary>
/// <param name="artifactsDirectory">The absolute artifacts folder; archives are made in it, below <c>_publications</c>.</param>
/// <param name="source">The released commit.</param>
/// <param name="modules">The modules that the record of the run must have: one of other jobs knows a part of them, and which is chance.</param>
internal sealed class ReleaseEvidence(string artifactsDirectory, SourceTree source, IReadOnlyList<RunModule> modules)
{
    /// <summary>The folder, below the artifacts folder, of what is made for publication.</summary>
    public const string FolderName = "_publications";

    private static readonly Stage[] OfModules = [Stage.UnitTest, Stage.Scan, Stage.Chart];

    // Links are not followed: jobs that ran the modules' code wrote these folders.
    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    private readonly ResultStore _store = new(artifactsDirectory);

    /// <summary>The folder of what is made for publication.</summary>
    public string Folder { get; } = Path.Combine(artifactsDirectory, FolderName);

    /// <summary>For the release of one module: SBOM, findings and chart as files of their own, everything of the module as an archive.</summary>
    public async Task<IReadOnlyList<ReleaseFile>> OfModuleAsync(RunModule module, RunModule application, CancellationToken cancellationToken)
    {
        var name = module.Module.Name;
        var files = FilesOf(module, OfModules);
        List<(string Name, string Path)> single = [];
        foreach (var (entry, path) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            if (entry == $"{StagePaths.FolderName(Stage.Scan)}/sbom.cdx.json" || entry == $"{StagePaths.FolderName(Stage.Scan)}/vulnerabilities.sarif")
                single.Add(($"{name}-{Path.GetFileName(path)}", path));
            else if (entry.StartsWith($"{StagePaths.FolderName(Stage.Chart)}/", StringComparison.Ordinal) && entry.EndsWith(".tgz", StringComparison.Ordinal))
                single.Add((Path.GetFileName(path), path));
        }

        return
        [
            .. await RunAsync(cancellationToken),
            .. await ReadAsync(single, cancellationToken),
            .. await ArchiveAsync($"{name}-evidence.zip", files, cancellationToken),
            .. await OfIntegrationAsync(application, cancellationToken),
        ];
    }

    /// <summary>For the release of the application: an archive for each module, however many there are.</summary>
    public async Task<IReadOnlyList<ReleaseFile>> OfApplicationAsync(RunModule application, CancellationToken cancellationToken)
    {
        List<ReleaseFile> files = [.. await RunAsync(cancellationToken)];
        foreach (var module in modules)
            files.AddRange(await ArchiveAsync($"{module.Module.Name}-evidence.zip", FilesOf(module, OfModules), cancellationToken));
        files.AddRange(await OfIntegrationAsync(application, cancellationToken));
        return files;
    }

    private Task<IReadOnlyList<ReleaseFile>> OfIntegrationAsync(RunModule application, CancellationToken cancellationToken) =>
        ArchiveAsync($"{application.Module.Name}-integration-test.zip", FilesOf(application, [Stage.IntegrationTest]), cancellationToken);

    private async Task<IReadOnlyList<ReleaseFile>> RunAsync(CancellationToken cancellationToken)
    {
        var store = new RunRecordStore(artifactsDirectory);
        var record = await store.ReadAsync(cancellationToken);
        if (record?.Commit != source.Commit || modules.Any(module => record.Modules.All(known => known.Name != module.Module.Name)))
            return [];
        string[] paths = [store.Path, Path.Combine(artifactsDirectory, "run.html")];
        return await ReadAsync(paths.Where(IsPlain).Select(path => (Path.GetFileName(path), path)), cancellationToken);
    }

    // By their path in the archive.
    private Dictionary<string, string> FilesOf(RunModule module, IEnumerable<Stage> stages)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var stage in stages)
        {
            var folder = new DirectoryInfo(_store.DirectoryOf(module.Module.Name, stage));
            if (!folder.Exists || folder.LinkTarget is not null || folder.Parent!.LinkTarget is not null || _store.Read(module.Module.Name, stage)?.InputTree != module.InputTree)
                continue;
            foreach (var file in folder.EnumerateFiles("*", Everything).Where(file => file.FullName != StagePaths.LogFile(folder.FullName)))
                files.Add($"{StagePaths.FolderName(stage)}/{Path.GetRelativePath(folder.FullName, file.FullName).Replace('\\', '/')}", file.FullName);
        }

        return files;
    }

    private async Task<IReadOnlyList<ReleaseFile>> ArchiveAsync(string name, Dictionary<string, string> files, CancellationToken cancellationToken)
    {
        if (files.Count == 0)
            return [];
        var path = Path.Combine(Folder, name);
        await EvidenceArchive.WriteAsync(path, files, source.CommittedAt, cancellationToken);
        return await ReadAsync([(name, path)], cancellationToken);
    }

    private static async Task<IReadOnlyList<ReleaseFile>> ReadAsync(IEnumerable<(string Name, string Path)> files, CancellationToken cancellationToken)
    {
        List<ReleaseFile> read = [];
        foreach (var (name, path) in files)
            read.Add(await ReleaseFile.ReadAsync(name, path, cancellationToken));
        return read;
    }

    private static bool IsPlain(string path) => new FileInfo(path) is { Exists: true, LinkTarget: null };
}
