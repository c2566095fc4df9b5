using Pipeline.Core.Commits;
using Pipeline.Core.Errors;
using Pipeline.Core.Modules;
using Pipeline.Core.Versions;

namespace Pipeline.Core.Planning;

/// <summary>
/// Plans the next versions (F1) from one pass over a history: every commit is handed in once, children before parents,
/// and assigned to the modules whose last release does not contain it.
/// </summary>
internal sealed class VersionPlanner
{
    /// <summary>The footer of commits that are part of releasing, such as those that write version files; they bump nothing.</summary>
    public const string ReleaseFooter = "Pipeline-Release";

    private readonly string _head;
    private readonly ModuleGraph _graph;
    private readonly ReleaseTags _tags;
    private readonly IReadOnlyDictionary<string, ReleaseCandidates> _last;
    private readonly PlanOptions _options;
    private readonly ModulePaths _paths;
    private readonly Dictionary<string, int> _numbers;
    private readonly List<ModuleChange>[] _changes;
    private readonly ReleaseReach _reach;
    private readonly PullRequestTrail _trail = new();
    private readonly RevertedMerges _merges = new();
    private readonly PlannedCommitReader _reader = new();
    private readonly AskedVersions _asked;
    private readonly Dictionary<int, string?> _touched = [];
    private readonly HashSet<int> _named = [];
    private readonly List<ModuleChange> _reverts = [];
    private readonly Action<Module, string?> _touch;

    /// <summary>Creates a planner.</summary>
    /// <param name="head">The commit to plan.</param>
    /// <param name="graph">The modules.</param>
    /// <param name="tags">All release tags.</param>
    /// <param name="last">What the last releases in the history that is going to be read may be, by module; a module that is absent has none.</param>
    /// <param name="options">The repository's rules.</param>
    /// <exception cref="PipelineException">The tag format names no module though there are several.</exception>
    public VersionPlanner(string head, ModuleGraph graph, ReleaseTags tags, IReadOnlyDictionary<string, ReleaseCandidates> last, PlanOptions options)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(options);
        (_head, _graph, _tags, _last, _options) = (head, graph, tags, last, options);
        if (options.TagFormat is { HasModule: false } format && graph.Ordered.Count > 1)
            throw new PipelineException($"The tag format '{format}' names no module, but there are {graph.Ordered.Count}. Put {{module}} into it, such as {TagFormat.PerModule}.");
        _paths = new ModulePaths(graph.Ordered);
        _asked = new AskedVersions(graph);
        _numbers = graph.Ordered.Index().ToDictionary(pair => pair.Item.Name, pair => pair.Index);
        _changes = [.. graph.Ordered.Select(_ => new List<ModuleChange>())];
        _touch = Touch;

        // Two bits a module: its last stable release, and its last pre-release.
        var releases = graph.Ordered.SelectMany((module, number) => new[] { (Bit: 2 * number, Tags: Last(module).Stable), (Bit: 2 * number + 1, Tags: Last(module).Prerelease) }).ToList();
        _reach = new ReleaseReach(
            head,
            releases.Count,
            releases.SelectMany(release => release.Tags.Select(tag => (tag.Commit, release.Bit))).ToLookup(release => release.Commit, release => release.Bit),
            releases.Where(release => release.Tags.Count == 0).Select(release => release.Bit));
    }

    /// <summary>Takes the next commit; every commit comes after all of its children.</summary>
    public void Add(HistoryCommit commit)
    {
        ArgumentNullException.ThrowIfNull(commit);
        var contained = _reach.Visit(commit.Id, commit.Parents);
        var pullRequest = _trail.Visit(commit);
        var mergedBy = _merges.Visit(commit);
        _touched.Clear();
        foreach (var path in commit.Paths)
            _paths.Find(path, _touch);
        ModuleChange? change = null;
        TouchAsked(commit, contained);
        if (_named.Count > 0 && !RevertedChanges.Split([.. _reverts, Read()]).Left.Contains(Read()))
        {
            foreach (var number in _named)
                _touched.Remove(number);
        }

        if (commit.Parents.Count < 2 && MayRevert(commit.Message) && Read().Revert is not null)
            _reverts.Add(Read());
        if (_touched.Count == 0 || IsPartOfReleasing(commit.Message))
            return;

        foreach (var (number, sharedPath) in _touched)
        {
            if (ReleaseReach.Has(contained, 2 * number))
                continue;
            var isSincePrerelease = !ReleaseReach.Has(contained, 2 * number + 1);
            var own = _named.Contains(number) && commit.Paths.Count > 0 ? Read().Commit with { Bump = VersionBump.None, Changes = [] }
                : sharedPath is null ? Read().Commit
                : Read().Commit with { SharedPath = sharedPath };
            _changes[number].Add(ReferenceEquals(own, Read().Commit) && !isSincePrerelease ? Read() : Read() with { Commit = own, IsSincePrerelease = isSincePrerelease });
        }

        ModuleChange Read() => change ??= _reader.Read(commit, pullRequest, mergedBy);
    }

    /// <summary>Ends the history; false when what was added is not enough, because a last release is not in it.</summary>
    /// <param name="without">
    /// A commit that was left out with its ancestors; it must be in every last stable and pre-release. Null: the history was added to its roots.
    /// </param>
    public bool TryEnd(string? without) => without is null
        ? _reach.HasVisitedAll
        : _graph.Ordered.All(module => Last(module).Stable.Count > 0) && _reach.EndsAt(without);

    /// <summary>Makes the plan of what was added.</summary>
    /// <param name="branch">The branch, for release branches; null: a detached head.</param>
    public VersionPlan Finish(string? branch)
    {
        var warnings = _asked.Warnings.ToList();
        var line = ReleaseLine.FromBranch(branch, _options.ReleaseBranchPrefix, _graph);
        var planner = new ModulePlanner(_graph, _tags, _options, line, warnings);
        var plans = new Dictionary<string, ModulePlan>();
        foreach (var module in _graph.Ordered)
            plans[module.Name] = planner.Plan(module, Nearest(module), _changes[_numbers[module.Name]], [.. ModuleGraph.NeedsOf(module).Select(need => plans[need])]);
        return new VersionPlan
        {
            Commit = _head,
            Branch = branch,
            Channel = _options.Channel,
            Modules = [.. _graph.Ordered.Select(module => plans[module.Name])],
            Warnings = warnings,
        };
    }

    private ReleaseCandidates Last(Module module) => _last.GetValueOrDefault(module.Name, ReleaseCandidates.None);

    private LastReleases Nearest(Module module)
    {
        var (last, number) = (Last(module), _numbers[module.Name]);
        return new LastReleases(Nearest(last.Stable, 2 * number), Nearest(last.Prerelease, 2 * number + 1));
    }

    private ReleaseTag? Nearest(IReadOnlyList<ReleaseTag> equal, int bit) => equal.FirstOrDefault(tag => tag.Commit == _reach.Nearest(bit));

    private static bool IsPartOfReleasing(string message) =>
        message.Contains($"\n{ReleaseFooter}: ", StringComparison.Ordinal) && CommitMessage.Parse(message).Footers.Any(footer => footer.Is(ReleaseFooter));

    // A change of the module's own folder weighs more than one of a shared path.
    private void Touch(Module module, string? sharedPath)
    {
        var number = _numbers[module.Name];
        if (sharedPath is null || !_touched.ContainsKey(number))
            _touched[number] = sharedPath;
    }

    // A version may be asked for by name in any commit; what else it says is about the modules that it changes.
    private void TouchAsked(HistoryCommit commit, ReadOnlySpan<ulong> contained)
    {
        _named.Clear();
        if (commit.Parents.Count > 1 || IsPartOfReleasing(commit.Message))
            return;
        foreach (var module in _asked.Read(commit, _touched.Count > 0, IsInEveryRelease(contained)))
        {
            if (_touched.TryAdd(_numbers[module.Name], null))
                _named.Add(_numbers[module.Name]);
        }
    }

    // A commit that reverts need not change the modules that the reverted one names.
    private static bool MayRevert(string message) => message.Contains("revert", StringComparison.OrdinalIgnoreCase) || message.StartsWith("Reapply", StringComparison.Ordinal);

    private bool IsInEveryRelease(ReadOnlySpan<ulong> contained)
    {
        for (var number = 0; number < _changes.Length; number++)
        {
            if (!ReleaseReach.Has(contained, 2 * number))
                return false;
        }

        return true;
    }
}
