using Pipeline.Core.Errors;
using Pipeline.Core.Modules;

namespace Pipeline.Tools.Modules;

/// <summary>Walks the folders that may be modules. Links are not followed, so the walk ends and stays in the repository.</summary>
internal sealed class ModuleSearch
{
    private static readonly EnumerationOptions RealFolders = new() { AttributesToSkip = FileAttributes.ReparsePoint };
    private static readonly HashSet<string> NeverModules = ["node_modules", "bin", "obj", "artifacts"];
    private readonly string _repositoryRoot;
    private readonly string _prefix;

    /// <exception cref="PipelineException"><paramref name="modelRoot"/> is not in <paramref name="repositoryRoot"/>.</exception>
    public ModuleSearch(string modelRoot, string repositoryRoot)
    {
        _repositoryRoot = repositoryRoot;
        _prefix = RepositoryPath.Resolve(RepositoryPath.Root, Path.GetRelativePath(repositoryRoot, modelRoot))
            ?? throw new PipelineException($"The model's root {modelRoot} is not in the repository {repositoryRoot}. Give PipelineModel.In a folder of the repository.");
    }

    /// <summary>The repository paths of the folders that match <paramref name="pattern"/>, whether they are modules or not.</summary>
    /// <exception cref="InvalidModulesException">The pattern is none, or its folder is not there.</exception>
    public IEnumerable<string> Candidates(string pattern)
    {
        var parts = pattern.Split('/');
        var wildcard = parts[^1] is "*" or "**" ? parts[^1] : "";
        var folder = wildcard.Length == 0 ? pattern : parts.Length == 1 ? RepositoryPath.Root : string.Join('/', parts[..^1]);
        if (folder.Contains('*', StringComparison.Ordinal) || RepositoryPath.Resolve(_prefix, folder) is not { } path)
            throw Problem(pattern, "This is no place for modules; expected a folder below the model's root, or folder/* (its folders), or folder/** (at any depth).");
        if (!Directory.Exists(Absolute(path)))
            throw Problem(pattern, $"The folder '{path}' does not exist.");
        return wildcard switch
        {
            "" => [path],
            "*" => Children(path),
            _ => Descendants(path),
        };
    }

    private IEnumerable<string> Descendants(string path) =>
        Children(path).SelectMany(child => Descendants(child).Prepend(child));

    private IEnumerable<string> Children(string path) => Directory
        .EnumerateDirectories(Absolute(path), "*", RealFolders)
        .Where(folder => !File.Exists(Path.Combine(folder, "Chart.yaml")))
        .Select(folder => Path.GetFileName(folder))
        .Where(name => name[0] != '.' && !NeverModules.Contains(name))
        .Order(StringComparer.Ordinal)
        .Select(name => path == RepositoryPath.Root ? name : $"{path}/{name}");

    private string Absolute(string path) => Path.Combine(_repositoryRoot, path);

    private static InvalidModulesException Problem(string pattern, string message) => new([new ModuleProblem($"Modules(\"{pattern}\")", message)]);
}
