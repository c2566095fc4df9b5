using System.IO.Compression;
using Pipeline.Core.Model;
using Pipeline.Core.Modules;
using Pipeline.Core.Planning;
using Pipeline.Core.Runs;
using Pipeline.Core.Stages;
using Semver;
using Pipeline.Stages.Publications;
using Pipeline.Stages.Runner;
using Pipeline.Testing;
using Pipeline.Tools.Git;
using Pipeline.Tools.GitHub;
using Pipeline.Tools.Modules;
using Pipeline.Tools.Processes;
using Pipeline.Tools.Versions;

namespace Pipeline.Stages.Tests.Publications;

/// <summary>A repository with tagged modules, and what a run left of them.</summary>
internal sealed class PublicationScene : IDisposable
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;
    private readonly GitSandbox _git = new();
    private readonly TempDirectory _artifacts = new();
    private static readonly SemVersion Unreleased = new(0, 0, 0);
    private readonly Dictionary<string, SemVersion> _released = [];

    public PublicationScene(params string[] modules)
    {
        foreach (var module in modules)
            _git.Write($"modules/{module}/Dockerfile", "FROM scratch\n");
        _git.Commit("feat: begin");
    }

    public GitSandbox Git => _git;

    public TempDirectory Artifacts => _artifacts;

    public string? ApplicationTag { get; set; }

    public string Head => _git.Git("rev-parse", "HEAD");

    public ModuleGraph Graph => ModuleFinder.Find(PipelineModel.In(_git.Path).Application("shop").Modules("modules/*"), _git.Path);

    private TagFormat Format => TagFormat.For(Graph);

    /// <summary>Tags a module's version on the head.</summary>
    public void Release(string module, string version)
    {
        _released[module] = SemVersion.Parse(version, SemVersionStyles.Strict);
        _git.Git("tag", "-a", "-m", $"{module} {version}\n\n- minor: feat: search", Format.Format(module, _released[module]));
    }

    /// <summary>Leaves the result of a stage, with its files.</summary>
    public async Task LeaveAsync(string module, Stage stage, string? inputTree = null, params string[] files)
    {
        await new ResultStore(_artifacts.Path).WriteAsync(module, new StoredResult
        {
            Stage = stage,
            Fingerprint = "",
            Commit = Head,
            Dirty = false,
            InputTree = inputTree ?? TreeOf(module),
            Version = "1.2.0",
            IsRelease = false,
            StartedAt = DateTimeOffset.UnixEpoch,
            DurationMs = 1,
            Result = StageResult.Success,
        });
        foreach (var file in files.Append("log.txt"))
            _artifacts.Write($"{module}/{StagePaths.FolderName(stage)}/{file}", $"{file} of {module}");
    }

    /// <summary>Leaves the record and the report of a run over <paramref name="modules"/>.</summary>
    public async Task LeaveRunAsync(string commit, params string[] modules)
    {
        await new RunRecordStore(_artifacts.Path).WriteAsync(
            new RunRecord
            {
                Commit = commit,
                StartedAt = DateTimeOffset.UnixEpoch,
                Verdict = RunVerdict.Succeeded,
                Modules = [.. modules.Select(module => new ModuleRecord { Name = module, Version = "1.2.0" })],
            },
            None);
        _artifacts.Write("run.html", "<html>");
    }

    /// <summary>Leaves the version plan that the tags were made from.</summary>
    public async Task LeavePlanAsync(params ModulePlan[] modules) =>
        await VersionPlanFile.WriteAsync(_artifacts.Path, new VersionPlan { Commit = Head, Modules = modules }, None);

    public async Task<IReadOnlyList<ReleaseRequest>> CreateAsync()
    {
        var workTree = await GitWorkTree.OpenAsync(new ProcessRunner(), _git.Path, None);
        var scope = new PublicationScope
        {
            Source = await workTree.ReadSourceAsync(None),
            Graph = Graph,
            Modules = [.. Graph.Ordered.Select(module => new RunModule(module, _released.GetValueOrDefault(module.Name, Unreleased), _released.ContainsKey(module.Name), TreeOf(module.Name)))],
            Application = new RunModule(new Module { Name = "shop", Path = "." }, Unreleased, false, TreeOf("shop")),
            ApplicationTag = ApplicationTag,
        };
        return await new ReleaseRequests(workTree, scope, _artifacts.Path).CreateAsync(None);
    }

    public static IReadOnlyList<string> EntriesOf(ReleaseRequest release, string archive)
    {
        using var zip = ZipFile.OpenRead(release.Files.Single(file => file.Name == archive).Path);
        return [.. zip.Entries.Select(entry => entry.FullName)];
    }

    public void Dispose()
    {
        _git.Dispose();
        _artifacts.Dispose();
    }

    private static string TreeOf(string module) => module + "-tree";
}
