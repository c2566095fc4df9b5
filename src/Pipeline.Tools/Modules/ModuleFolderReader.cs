using Pipeline.Core.Modules;

namespace Pipeline.Tools.Modules;

/// <summary>Looks into one folder for what makes it a module.</summary>
internal sealed class ModuleFolderReader(string repositoryRoot, string applicationName)
{
    /// <exception cref="InvalidModulesException">Its <c>module.yaml</c> has mistakes, or lies elsewhere.</exception>
    public ModuleFolder Read(string path)
    {
        var folder = Path.Combine(repositoryRoot, path);
        return new ModuleFolder(path, path == RepositoryPath.Root ? applicationName : Path.GetFileName(path))
        {
            Manifest = File.Exists(Path.Combine(folder, ModuleManifest.FileName)) ? ReadManifest(FileOf(path)) : null,
            HasDockerfile = File.Exists(Path.Combine(folder, "Dockerfile")),
            Charts = [.. Charts(folder)],
        };
    }

    private ModuleManifest ReadManifest(string file)
    {
        if (RepositoryLinks.FirstOutOf(file, repositoryRoot) is { } link)
            throw new InvalidModulesException([new ModuleProblem(file, $"'{link}' is a link that leads out of the repository. Put what it leads to there.")]);
        return ModuleManifest.Parse(File.ReadAllText(Path.Combine(repositoryRoot, file)), file);
    }

    private static IEnumerable<string> Charts(string folder)
    {
        if (File.Exists(Path.Combine(folder, "chart", "Chart.yaml")))
            yield return "chart";
        var charts = Path.Combine(folder, "charts");
        if (!Directory.Exists(charts))
            yield break;
        foreach (var chart in Directory.EnumerateDirectories(charts).Order(StringComparer.Ordinal))
        {
            if (File.Exists(Path.Combine(chart, "Chart.yaml")))
                yield return $"charts/{Path.GetFileName(chart)}";
        }
    }

    private static string FileOf(string path) => path == RepositoryPath.Root ? ModuleManifest.FileName : $"{path}/{ModuleManifest.FileName}";
}
