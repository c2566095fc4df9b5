using Pipeline.Core.Commits;
using Pipeline.Core.Modules;
using Pipeline.Core.Planning;

namespace Pipeline.Core.Tests.Planning;

/// <summary>A history in memory: commits are added the oldest first, tags stand on the newest.</summary>
internal sealed class PlanScenario(params Module[] modules)
{
    private readonly List<HistoryCommit> _commits = [];
    private readonly Dictionary<string, string> _tags = [];

    public ModuleGraph Graph { get; } = ModuleGraph.Of(modules);

    public static Module Module(string name, params string[] needs) => new() { Name = name, Path = $"modules/{name}", DependsOn = needs };

    /// <summary>Two modules, both released as 1.0.0.</summary>
    public static PlanScenario Released()
    {
        var history = new PlanScenario(Module("orders"), Module("catalog"));
        history.Commit("feat: first", "modules/orders/a", "modules/catalog/a");
        history.Tag("orders-v1.0.0");
        history.Tag("catalog-v1.0.0");
        return history;
    }

    public string Commit(string message, params string[] paths) => Merge(message, [_commits.LastOrDefault()?.Id], paths);

    public string Merge(string message, string?[] parents, params string[] paths)
    {
        var id = $"{_commits.Count + 1:x7}".PadRight(40, '0');
        _commits.Add(new HistoryCommit { Id = id, Parents = [.. parents.OfType<string>()], Message = message, Author = "Ada", Paths = paths });
        return id;
    }

    public void Tag(string name, string? commit = null) => _tags[name] = commit ?? _commits[^1].Id;

    public IReadOnlyDictionary<string, string> Tags => _tags;

    public IReadOnlyList<string> Commits => _commits.ConvertAll(commit => commit.Id);

    public VersionPlan Plan(PlanOptions? options = null, string? branch = "main", string? head = null)
    {
        head ??= _commits[^1].Id;
        var history = Ancestors(head);
        return TryPlan(head, options ?? new PlanOptions(), branch, null, tag => history.Contains(tag.Commit))!;
    }

    /// <summary>The plan from the highest tags anywhere and a walk that ends at the commit of one of them; null when that does not do.</summary>
    public VersionPlan? PlanUntil(string without, string head) => TryPlan(head, new PlanOptions(), "main", without, _ => true);

    public ModulePlan PlanOf(string module, PlanOptions? options = null, string? branch = "main") => Plan(options, branch).Modules.Single(plan => plan.Name == module);

    /// <summary>The last release of a module and the commits since, computed the slow way: from every tag and commit that <paramref name="head"/> reaches.</summary>
    public (string? Current, IEnumerable<string> Commits) Expected(string module, string? head = null)
    {
        var history = Ancestors(head ?? _commits[^1].Id);
        var tag = ReleaseTags.Of(_tags, TagFormat.PerModule, Graph).Of(module).FirstOrDefault(tag => history.Contains(tag.Commit));
        var released = tag is null ? [] : Ancestors(tag.Commit);
        return (tag?.Version.ToString(), _commits
            .Where(commit => history.Contains(commit.Id) && !released.Contains(commit.Id) && commit.Paths.Any(path => RepositoryPath.IsIn(path, Graph[module].Path)))
            .Select(commit => commit.Id));
    }

    private VersionPlan? TryPlan(string head, PlanOptions options, string? branch, string? without, Func<ReleaseTag, bool> isInHistory)
    {
        var tags = ReleaseTags.Of(_tags, options.TagFormat, Graph);
        var last = Graph.Ordered.ToDictionary(module => module.Name, module => ReleaseCandidates.Choose(tags.Of(module.Name), options, isInHistory));
        var planner = new VersionPlanner(head, Graph, tags, last, options);
        var history = Ancestors(head);
        history.ExceptWith(without is null ? [] : Ancestors(without));
        foreach (var commit in _commits.AsEnumerable().Reverse().Where(commit => history.Contains(commit.Id)))
            planner.Add(commit);
        return planner.TryEnd(without) ? planner.Finish(branch) : null;
    }

    private HashSet<string> Ancestors(string id)
    {
        var found = new HashSet<string>();
        var open = new Stack<string>([id]);
        while (open.TryPop(out var next))
        {
            if (!found.Add(next))
                continue;
            foreach (var parent in _commits.Single(commit => commit.Id == next).Parents)
                open.Push(parent);
        }

        return found;
    }
}
