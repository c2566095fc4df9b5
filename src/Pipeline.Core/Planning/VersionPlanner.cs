using Pipeline.Core.Commits;
using Pipeline.Core.Errors;
using Pipeline.Core.Modules;

namespace Pipeline.Core.Planning;

/// <summary>
/// Plans the next versions (F1) from one pass over a history: every commit is handed in once, children before parents,
/// and assigned to the modules whose last release does not contain it.
/// </summary>
internal sealed class VersionPlanner
{
    /// <summary>The footer of commits that are part of releasing, such as those that write version files; they bump nothing.</summary>
    public const string ReleaseFooter = "Pipeline-Release";

    private readonly ModuleGraph _graph;
    private readonly ReleaseTags _tags;
    private readonly IReadOnlyDictionary<string, LastReleases> _last;
    private readonly PlanOptions _options;
    private readonly ModulePaths _paths;
    private readonly Dictionary<string, int> _numbers;
    private readonly List<ModuleChange>[] _changes;
    private readonly ReleaseReach _reach;
    private readonly PullRequestTrail _trail = new();
    private readonly PlannedCommitReader _reader = new();
    private readonly Dictionary<int, string?> _touched = [];
    private readonly Action<Module, string?> _touch;

    /// <summary>Creates a planner.</summary>
    /// <param name="graph">The modules.</param>
    /// <param name="tags">All release tags.</param>
    /// <param name="last">The last releases in the history that is going to be read, by module; a module that is absent has none.</param>
    /// <param name="options">The repository's rules.</param>
    /// <exception cref="PipelineException">The tag format names no module though there are several.</exception>
    public VersionPlanner(ModuleGraph graph, ReleaseTags tags, IReadOnlyDictionary<string, LastReleases> last, PlanOptions options)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(options);
        (_graph, _tags, _last, _options) = (graph, tags, last, options);
        if (options.TagFormat is { HasModule: false } format && graph.Ordered.Count > 1)
            throw new PipelineException($"The tag format '{format}' names no module, but there are {graph.Ordered.Count}. Put {{module}} into it, such as {TagFormat.PerModule}.");
        _paths = new ModulePaths(graph.Ordered);
        _numbers = graph.Ordered.Index().ToDictionary(pair => pair.Item.Name, pair => pair.Index);
        _changes = [.. graph.Ordered.Select(_ => new List<ModuleChange>())];
        _touch = Touch;

        // Two bits a module: its last stable release, and its last pre-release.
        var releases = graph.Ordered.SelectMany((module, number) => new[] { (Bit: 2 * number, Last(module).Stable), (Bit: 2 * number + 1, Stable: Last(module).Prerelease) }).ToList();
        _reach = new ReleaseReach(
            releases.Count,
            releases.Where(release => release.Stable is not null).ToLookup(release => release.Stable!.Commit, release => release.Bit),
            releases.Where(release => release.Stable is null).Select(release => release.Bit));
    }

    /// <summary>Takes the next commit; every commit comes after all of its children.</summary>
    public void Add(HistoryCommit commit)
    {
        ArgumentNullException.ThrowIfNull(commit);
        var contained = _reach.Visit(commit.Id, commit.Parents);
        var pullRequest = _trail.Visit(commit);
        _touched.Clear();
        foreach (var path in commit.Paths)
            _paths.Find(path, _touch);
        if (commit.Paths.Count == 0 && commit.Parents.Count < 2)
            TouchByReleaseAs(commit);
        if (_touched.Count == 0 || IsPartOfReleasing(commit.Message))
            return;

        ModuleChange? change = null;
        foreach (var (number, sharedPath) in _touched)
        {
            if (ReleaseReach.Has(contained, 2 * number))
                continue;
            change ??= _reader.Read(commit, pullRequest);
            var isSincePrerelease = !ReleaseReach.Has(contained, 2 * number + 1);
            _changes[number].Add(sharedPath is null && !isSincePrerelease
                ? change
                : change with { Commit = sharedPath is null ? change.Commit : change.Commit with { SharedPath = sharedPath }, IsSincePrerelease = isSincePrerelease });
        }
    }

    /// <summary>Whether what was added is enough: it has every last release.</summary>
    /// <param name="commit">
    /// A commit that was left out with its ancestors; it must be in every last stable and pre-release. Null: the history was added to its roots.
    /// </param>
    public bool IsCompleteWithout(string? commit) => commit is null
        ? _reach.HasVisitedAll
        : _graph.Ordered.All(module => Last(module).Stable is not null) && _reach.IsInAll(commit);

    /// <summary>Makes the plan of what was added.</summary>
    /// <param name="commit">The commit that the history began with.</param>
    /// <param name="branch">The branch, for release branches; null: a detached head.</param>
    public VersionPlan Finish(string commit, string? branch)
    {
        var warnings = new List<string>();
        var format = _options.TagFormat ?? TagFormat.For(_graph);
        var line = ReleaseLine.FromBranch(branch, _options.ReleaseBranchPrefix, _graph);
        var planner = new ModulePlanner(_tags, format, _options, line, warnings);
        var plans = new Dictionary<string, ModulePlan>();
        foreach (var module in _graph.Ordered)
            plans[module.Name] = planner.Plan(module, Last(module), _changes[_numbers[module.Name]], [.. ModuleGraph.NeedsOf(module).Select(need => plans[need])]);
        return new VersionPlan
        {
            Commit = commit,
            Branch = branch,
            Channel = _options.Channel,
            Modules = [.. _graph.Ordered.Select(module => plans[module.Name])],
            Warnings = warnings,
        };
    }

    private LastReleases Last(Module module) => _last.GetValueOrDefault(module.Name, LastReleases.None);

    private static bool IsPartOfReleasing(string message) =>
        message.Contains($"\n{ReleaseFooter}: ", StringComparison.Ordinal) && CommitMessage.Parse(message).Footers.Any(footer => footer.Is(ReleaseFooter));

    // A change of the module's own folder weighs more than one of a shared path.
    private void Touch(Module module, string? sharedPath)
    {
        var number = _numbers[module.Name];
        if (sharedPath is null || !_touched.ContainsKey(number))
            _touched[number] = sharedPath;
    }

    // A commit without files bumps nothing; it may still say which version a module is to get.
    private void TouchByReleaseAs(HistoryCommit commit)
    {
        if (!commit.Message.Contains("Release-As:", StringComparison.OrdinalIgnoreCase))
            return;
        foreach (var asked in CommitMessage.Parse(commit.Message).ReleaseAs)
        {
            var module = asked.Split('@') is [var name, _] ? name : _graph.Ordered.Count == 1 ? _graph.Ordered[0].Name : "";
            if (_numbers.TryGetValue(module, out var number))
                _touched[number] = null;
        }
    }
}
