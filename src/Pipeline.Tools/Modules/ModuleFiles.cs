using Pipeline.Core.Modules;

namespace Pipeline.Tools.Modules;

/// <summary>Checks that the files a module names are there.</summary>
internal static class ModuleFiles
{
    public static IEnumerable<ModuleProblem> Check(Module module, ModuleManifest? manifest, string repositoryRoot)
    {
        if (module.Image is { } image)
        {
            if (Resolve(module, image.Dockerfile) is not { } dockerfile || !File.Exists(Path.Combine(repositoryRoot, dockerfile)))
                yield return Missing("image.dockerfile", $"the Dockerfile '{image.Dockerfile}'");
            // Prepare may make the context, so only its place is checked.
            if (Resolve(module, image.Context) is not { } context || (image.Prepare.Count == 0 && !Directory.Exists(Path.Combine(repositoryRoot, context))))
                yield return Missing("image.context", $"the build context '{image.Context}'");
        }

        if (module.Chart is { } chart && (Resolve(module, chart) is not { } folder || !File.Exists(Path.Combine(repositoryRoot, folder, "Chart.yaml"))))
            yield return Missing("chart", $"a Chart.yaml in '{chart}'");

        else if (module.Chart is not null && Resolve(module, module.Chart) is { } place && RepositoryLinks.FirstOn(place, repositoryRoot) is { } link)
            yield return new ModuleProblem(manifest?.Locate("chart") ?? module.Path, $"{module.Name} names the chart '{module.Chart}', and '{link}' is a link, which may lead out of the repository. Name the folder itself.");

        foreach (var shared in module.SharedPaths)
        {
            if (RepositoryPath.Resolve(RepositoryPath.Root, shared) is not { } path || !Path.Exists(Path.Combine(repositoryRoot, path)))
                yield return Missing($"shared/{shared}", $"the shared path '{shared}'");
        }

        foreach (var (key, path) in Paths(module))
        {
            if (RepositoryLinks.FirstOutOf(path, repositoryRoot) is { } link)
                yield return new ModuleProblem(manifest?.Locate(key) ?? module.Path, $"{module.Name} names '{path}', and '{link}' is a link that leads out of the repository. Put what it leads to there.");
        }

        ModuleProblem Missing(string key, string what) => new(
            manifest?.Locate(key) ?? module.Path,
            $"{module.Name} names {what}, which is not in the repository. Paths of a module start from its folder, shared ones from the repository's root.");
    }

    // Of a chart no link is followed at all.
    private static IEnumerable<(string Key, string Path)> Paths(Module module)
    {
        foreach (var (key, path) in module.Image is { } image ? [("image.dockerfile", image.Dockerfile), ("image.context", image.Context)] : Array.Empty<(string, string)>())
        {
            if (Resolve(module, path) is { } resolved)
                yield return (key, resolved);
        }

        foreach (var shared in module.SharedPaths)
            yield return ($"shared/{shared}", shared);
    }

    private static string? Resolve(Module module, string path) => RepositoryPath.Resolve(module.Path, path);
}
