using Pipeline.Core.Errors;
using Pipeline.Core.Model;
using Pipeline.Core.Modules;
using Pipeline.Shared;

namespace Pipeline.Tools.Modules;

/// <summary>Finds the modules of a repository by convention, manifests and typed overrides (F1, F7).</summary>
internal static class ModuleFinder
{
    /// <summary>Finds every module that <paramref name="model"/> looks for.</summary>
    /// <param name="model">Where to look and what to change.</param>
    /// <param name="repositoryRoot">The absolute root of the git repository; module paths are relative to it.</param>
    /// <exception cref="InvalidModulesException">The descriptions have mistakes; all are listed, with file and line.</exception>
    /// <exception cref="PipelineException">Nothing was found, or the model's root is outside the repository.</exception>
    public static ModuleGraph Find(PipelineModel model, string repositoryRoot)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentException.ThrowIfNullOrEmpty(repositoryRoot);
        var problems = new List<ModuleProblem>();
        var found = FindFolders(model, repositoryRoot, problems);
        if (found.Count == 0 && problems.Count == 0)
            throw NothingFound(model, repositoryRoot);

        var modules = new List<Module>();
        foreach (var (folder, overrides) in found.Values)
        {
            Collect(problems, () =>
            {
                var module = folder.ToModule();
                foreach (var root in overrides.Where(root => root.Overrides.ContainsKey(module.Name)))
                {
                    var name = module.Name;
                    module = root.Overrides[name](module);
                    problems.AddRange(WrongOverride(root, name, module));
                }

                modules.Add(module);
                problems.AddRange(ModuleFiles.Check(module, folder.Manifest, repositoryRoot));
                problems.AddRange(HookProblems.Find(module));
                problems.AddRange(module.Smoke.Where(check => check.Fault is not null).Select(check => new ModuleProblem($"Smoke(\"{check.Path}\") of {module.Name}", $"Status {check.Status} of it is no check: {check.Fault}.")));
            });
        }

        if (problems.Count == 0)
            problems.AddRange(UnknownOverrides(model, modules));
        if (problems.Count > 0)
            throw new InvalidModulesException(problems);
        return ModuleGraph.Of(modules, (module, need) => Locate(found[module.Path].Folder, need));
    }

    private static SortedDictionary<string, (ModuleFolder Folder, List<ModuleRoot> Overrides)> FindFolders(
        PipelineModel model, string repositoryRoot, List<ModuleProblem> problems)
    {
        var reader = new ModuleFolderReader(repositoryRoot, model.ApplicationName);
        var search = new ModuleSearch(model.RootDirectory, repositoryRoot);
        var found = new SortedDictionary<string, (ModuleFolder Folder, List<ModuleRoot> Overrides)>(StringComparer.Ordinal);
        foreach (var root in model.ModuleRoots)
        {
            Collect(problems, () =>
            {
                foreach (var path in search.Candidates(root.Pattern))
                {
                    if (found.TryGetValue(path, out var earlier))
                        earlier.Overrides.Add(root);
                    else
                        Collect(problems, () => Add(path, root));
                }
            });
        }

        return found;

        void Add(string path, ModuleRoot root)
        {
            var folder = reader.Read(path);
            if (folder.IsModule)
                found.Add(path, (folder, [root]));
            else if (!root.Pattern.Contains('*', StringComparison.Ordinal))
                problems.Add(new ModuleProblem(path, $"This folder is no module: it has no {ModuleManifest.FileName}, no Dockerfile and no chart."));
        }
    }

    private static void Collect(List<ModuleProblem> problems, Action action)
    {
        try
        {
            action();
        }
        catch (InvalidModulesException exception)
        {
            problems.AddRange(exception.Problems.Except(problems));
        }
    }

    private static string Locate(ModuleFolder folder, string need)
    {
        if (folder.Manifest is not { } manifest)
            return folder.Path;
        var place = manifest.Locate($"dependsOn/{need}");
        return place == manifest.File ? manifest.Locate($"buildsOn/{need}") : place;
    }

    private static IEnumerable<ModuleProblem> UnknownOverrides(PipelineModel model, List<Module> modules)
    {
        var names = modules.ConvertAll(module => module.Name);
        return
            from root in model.ModuleRoots
            from name in root.Overrides.Keys
            where !names.Contains(name)
            select new ModuleProblem(
                $"Modules(\"{root.Pattern}\")",
                $"For(\"{name}\") changes no module{NearestNames.EndOfSentence(name, names)} Found: {string.Join(", ", names)}.");
    }

    private static IEnumerable<ModuleProblem> WrongOverride(ModuleRoot root, string name, Module module)
    {
        var where = $"For(\"{name}\") of Modules(\"{root.Pattern}\")";
        if (!ModuleName.IsValid(module.Name))
            yield return new ModuleProblem(where, $"'{module.Name}' cannot be a module's name; expected {ModuleName.Rule}.");
        foreach (var (key, message) in ModuleRules.Find(module.Path, module.Image, module.Test, module.Chart, module.SharedPaths))
            yield return new ModuleProblem(where, $"{key}: {message}");
    }

    private static PipelineException NothingFound(PipelineModel model, string repositoryRoot) => new(
        model.ModuleRoots.Count == 0
            ? "The model names no place for modules. Say where they are: PipelineModel.In(RootDirectory).Modules(\"modules/*\")."
            : $"No modules were found in {string.Join(", ", model.ModuleRoots.Select(root => root.Pattern))} below {model.RootDirectory}. "
                + (RootIsModule(model, repositoryRoot)
                    ? "The root folder itself is one: write .Modules(\".\") in the model."
                    : $"A module is a folder with a {ModuleManifest.FileName}, a Dockerfile, or a chart (chart/Chart.yaml)."));

    private static bool RootIsModule(PipelineModel model, string repositoryRoot)
    {
        var reader = new ModuleFolderReader(repositoryRoot, model.ApplicationName);
        return new ModuleSearch(model.RootDirectory, repositoryRoot).Candidates(".").Any(path => reader.Read(path).IsModule);
    }
}
