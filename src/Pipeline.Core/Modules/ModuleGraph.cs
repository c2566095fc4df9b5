using System.Diagnostics.CodeAnalysis;
using Pipeline.Core.Errors;
using Pipeline.Shared;

namespace Pipeline.Core.Modules;

/// <summary>
/// The modules of a repository and what they need of each other (D17): both <see cref="Module.DependsOn"/> and
/// <see cref="Module.BuildsOn"/>. A value; its rules are checked when it is made.
/// </summary>
public sealed class ModuleGraph
{
    private readonly Dictionary<string, Module> _byName;
    private readonly ILookup<string, Module> _users;

    private ModuleGraph(IReadOnlyList<Module> ordered)
    {
        Ordered = ordered;
        _byName = ordered.ToDictionary(module => module.Name);
        _users = ordered
            .SelectMany(module => NeedsOf(module).Select(need => (Need: need, Module: module)))
            .ToLookup(edge => edge.Need, edge => edge.Module);
    }

    /// <summary>Every module after the modules it needs; among equals by name.</summary>
    public IReadOnlyList<Module> Ordered { get; }

    /// <summary>The module <paramref name="name"/>.</summary>
    /// <exception cref="PipelineException">There is none; the message names the nearest and those there are.</exception>
    public Module this[string name] => TryGet(name, out var module) ? module : throw Unknown([name]);

    /// <summary>Makes the graph of <paramref name="modules"/>.</summary>
    /// <param name="modules">In any order.</param>
    /// <param name="locate">Says where a module names another one, such as <c>orders/module.yaml:3</c>; null: the module's folder.</param>
    /// <exception cref="InvalidModulesException">Two modules have one name, a name is unknown, or modules need each other in a circle.</exception>
    public static ModuleGraph Of(IEnumerable<Module> modules, Func<Module, string, string>? locate = null)
    {
        ArgumentNullException.ThrowIfNull(modules);
        var all = modules.OrderBy(module => module.Name, StringComparer.Ordinal).ThenBy(module => module.Path, StringComparer.Ordinal).ToList();
        locate ??= (module, _) => module.Path;
        List<ModuleProblem> problems =
        [
            .. all.GroupBy(module => module.Name).Where(group => group.Count() > 1).Select(SameName),
            .. UnknownNames(all, locate),
        ];
        if (problems.Count > 0)
            throw new InvalidModulesException(problems);
        return new ModuleGraph(ModuleOrder.Sort(all, locate));
    }

    /// <summary>Finds a module by its name.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out Module? module) => _byName.TryGetValue(name, out module);

    /// <summary>The modules <paramref name="names"/>, in dependency order.</summary>
    /// <exception cref="PipelineException">Some are unknown; all of them are named, each with its nearest.</exception>
    public IReadOnlyList<Module> Select(IEnumerable<string> names)
    {
        var wanted = names.ToHashSet();
        var unknown = wanted.Where(name => !_byName.ContainsKey(name)).Order(StringComparer.Ordinal).ToList();
        return unknown.Count == 0 ? [.. Ordered.Where(module => wanted.Contains(module.Name))] : throw Unknown(unknown);
    }

    /// <summary>What <paramref name="module"/> needs directly, by name, each once.</summary>
    public static IEnumerable<string> NeedsOf(Module module)
    {
        ArgumentNullException.ThrowIfNull(module);
        return module.DependsOn.Union(module.BuildsOn);
    }

    /// <summary>The modules that need one of <paramref name="names"/>, directly or through others, without those themselves; in dependency order.</summary>
    /// <exception cref="PipelineException">A name is unknown.</exception>
    public IReadOnlyList<Module> DependentsOf(params IEnumerable<string> names) => Reach(names, module => _users[module.Name]);

    /// <summary>What <paramref name="names"/> need, directly or through others, without those themselves; in dependency order.</summary>
    /// <exception cref="PipelineException">A name is unknown.</exception>
    public IReadOnlyList<Module> DependenciesOf(params IEnumerable<string> names) => Reach(names, module => NeedsOf(module).Select(need => _byName[need]));

    /// <summary>The modules on whose images those of <paramref name="names"/> build, directly or through others, without those themselves; in dependency order.</summary>
    /// <exception cref="PipelineException">A name is unknown.</exception>
    public IReadOnlyList<Module> BasesOf(params IEnumerable<string> names) => Reach(names, module => module.BuildsOn.Select(name => _byName[name]));

    private List<Module> Reach(IEnumerable<string> names, Func<Module, IEnumerable<Module>> next)
    {
        var start = Select(names);
        var reached = new HashSet<string>();
        var open = new Stack<Module>(start);
        while (open.TryPop(out var module))
        {
            foreach (var neighbour in next(module))
            {
                if (reached.Add(neighbour.Name))
                    open.Push(neighbour);
            }
        }

        reached.ExceptWith(start.Select(module => module.Name));
        return [.. Ordered.Where(module => reached.Contains(module.Name))];
    }

    private PipelineException Unknown(IReadOnlyList<string> names)
    {
        var known = Ordered.Select(module => module.Name).ToList();
        var listed = names.Select(name => NearestNames.Find(name, known) is [var nearest, ..] ? $"{name} (did you mean {nearest}?)" : name);
        return new PipelineException($"Modules not found: {string.Join(", ", listed)}. Known: {string.Join(", ", known)}.");
    }

    private static ModuleProblem SameName(IGrouping<string, Module> group) => new(
        string.Join(", ", group.Select(module => module.Path)),
        $"{group.Count()} modules have the name '{group.Key}'; give each its own with 'name:' in module.yaml.");

    private static IEnumerable<ModuleProblem> UnknownNames(List<Module> modules, Func<Module, string, string> locate)
    {
        var known = modules.Select(module => module.Name).ToHashSet();
        return
            from module in modules
            from need in NeedsOf(module)
            where !known.Contains(need)
            select new ModuleProblem(
                locate(module, need),
                $"{module.Name} needs '{need}', which is no module{NearestNames.EndOfSentence(need, known.Where(name => name != module.Name))} Known: {string.Join(", ", known)}.");
    }
}
