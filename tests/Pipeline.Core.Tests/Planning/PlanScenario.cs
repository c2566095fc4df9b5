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

    public VersionPlan Plan(PlanOptions? options = null, string? branch = "main")
    {
        options ??= new PlanOptions();
        var tags = ReleaseTags.Of(_tags, options.TagFormat ?? TagFormat.For(Graph), Graph);
        var ids = _commits.Select(commit => commit.Id).ToHashSet();
        var last = Graph.Ordered.ToDictionary(module => module.Name, module => LastReleases.Choose(tags.Of(module.Name), options.Channel, tag => ids.Contains(tag.Commit)));
        var planner = new VersionPlanner(Graph, tags, last, options);
        foreach (var commit in _commits.AsEnumerable().Reverse())
            planner.Add(commit);
        return planner.Finish(_commits[^1].Id, branch);
    }

    public ModulePlan PlanOf(string module, PlanOptions? options = null, string? branch = "main") => Plan(options, branch).Modules.Single(plan => plan.Name == module);

    /// <summary>The commits that a module's next release has, computed the slow way: those of the module that its highest tag does not reach.</summary>
    public IEnumerable<string> Expected(string module)
    {
        var tags = ReleaseTags.Of(_tags, TagFormat.PerModule, Graph);
        var released = tags.Of(module).FirstOrDefault(tag => !tag.Version.IsPrerelease) is { } tag ? Ancestors(tag.Commit) : [];
        return _commits.Where(commit => commit.Paths.Any(path => RepositoryPath.IsIn(path, Graph[module].Path)) && !released.Contains(commit.Id)).Select(commit => commit.Id);
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
