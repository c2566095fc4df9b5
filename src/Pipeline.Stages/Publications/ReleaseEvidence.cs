using Pipeline.Core.Runs;
using Pipeline.Core.Sources;
using Pipeline.Core.Stages;
using Pipeline.Stages.Promotions;
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

    private async Task<IReadOnlyList<ReleaseFile>> OfIntegrationAsync(RunModule application, CancellationToken cancellationToken)
    {
        var files = FilesOf(application, [Stage.IntegrationTest]);
        if (files.Count == 0 && await FindPromotionAsync(cancellationToken) is { } promotion)
            files = FilesIn(promotion, application.Module.Name, Stage.IntegrationTest);
        return await ArchiveAsync($"{application.Module.Name}-integration-test.zip", files, cancellationToken);
    }

    private async Task<IReadOnlyList<ReleaseFile>> RunAsync(CancellationToken cancellationToken)
    {
        var record = await new RunRecordStore(artifactsDirectory).ReadAsync(cancellationToken);
        var folder = record?.Commit == source.Commit && modules.All(module => record.Modules.Any(known => known.Name == module.Module.Name)) ? artifactsDirectory : await FindPromotionAsync(cancellationToken);
        if (folder is null)
            return [];
        string[] paths = [new RunRecordStore(folder).Path, Path.Combine(folder, "run.html")];
        return await ReadAsync(paths.Where(IsPlain).Select(path => (Path.GetFileName(path), path)), cancellationToken);
    }

    // A bundle that was rehearsed has another commit than the merge with the same sources: these tell, not the commit.
    private async Task<string?> FindPromotionAsync(CancellationToken cancellationToken)
    {
        (string Folder, DateTimeOffset At)? last = null;
        var promotions = new DirectoryInfo(BundleRun.Root(artifactsDirectory));
        if (!promotions.Exists || promotions.LinkTarget is not null)
            return null;
        foreach (var folder in promotions.EnumerateDirectories().Where(folder => folder.LinkTarget is null).Select(folder => folder.FullName))
        {
            var record = await new RunRecordStore(folder).ReadAsync(cancellationToken);
            if (record is { Verdict: RunVerdict.Succeeded } && !(record.StartedAt <= last?.At) && modules.All(module => record.Modules.Any(known => known.Name == module.Module.Name && known.InputTree == module.InputTree)))
                last = (folder, record.StartedAt);
        }

        return last?.Folder;
    }

    // By their path in the archive.
    private Dictionary<string, string> FilesOf(RunModule module, IEnumerable<Stage> stages)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var stage in stages)
        {
            if (_store.Read(module.Module.Name, stage)?.InputTree != module.InputTree)
                continue;
            foreach (var (entry, path) in FilesIn(artifactsDirectory, module.Module.Name, stage))
                files.Add(entry, path);
        }

        return files;
    }

    private static Dictionary<string, string> FilesIn(string artifacts, string module, Stage stage)
    {
        var folder = new DirectoryInfo(new ResultStore(artifacts).DirectoryOf(module, stage));
        return !folder.Exists || folder.LinkTarget is not null || folder.Parent!.LinkTarget is not null ? [] : folder.EnumerateFiles("*", Everything)
            .Where(file => file.FullName != StagePaths.LogFile(folder.FullName))
            .ToDictionary(file => $"{StagePaths.FolderName(stage)}/{Path.GetRelativePath(folder.FullName, file.FullName).Replace('\\', '/')}", file => file.FullName, StringComparer.Ordinal);
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
