using System.Text.RegularExpressions;
using Nuke.Common.IO;

namespace Nuke.Common.ProjectModel;

/// <summary>A solution and its projects.</summary>
public class Solution : IProjectContainer, IAbsolutePathHolder
{
    internal Solution(AbsolutePath path) => Path = path;

    /// <summary>The solution's file.</summary>
    public AbsolutePath Path { get; }

    /// <summary>The name without extension.</summary>
    public string Name => Path.NameWithoutExtension;

    /// <summary>The name with extension.</summary>
    public string FileName => Path.Name;

    /// <summary>The folder.</summary>
    public AbsolutePath Directory => Path.Parent!;

    /// <summary>All projects, those in solution folders included.</summary>
    public IReadOnlyCollection<Project> AllProjects { get; internal init; } = [];

    /// <summary>All folders, those in folders included.</summary>
    public IReadOnlyCollection<SolutionFolder> AllSolutionFolders { get; internal init; } = [];

    /// <inheritdoc/>
    public IReadOnlyCollection<Project> Projects => [.. AllProjects.Where(project => project.Parent == this)];

    /// <inheritdoc/>
    public IReadOnlyCollection<SolutionFolder> SolutionFolders => [.. AllSolutionFolders.Where(folder => folder.Parent == this)];

    IProjectContainer? IProjectContainer.Parent => null;

    /// <summary>The solution's file.</summary>
    public static implicit operator string(Solution solution) => solution.NotNull().Path;

    /// <summary>The solution's file.</summary>
    public static implicit operator AbsolutePath(Solution solution) => solution.NotNull().Path;

    /// <summary>The projects whose names fit a pattern with <c>*</c>.</summary>
    public IEnumerable<Project> GetAllProjects(string wildcardPattern)
    {
        var pattern = $"^{Regex.Escape(wildcardPattern.NotNull()).Replace("\\*", ".*", StringComparison.Ordinal)}$";
        return AllProjects.Where(project => Regex.IsMatch(project.Name, pattern, RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    /// <inheritdoc/>
    public override string ToString() => Path;
}
