namespace Nuke.Common.ProjectModel;

/// <summary>A folder of a solution, which need not be one on the disk.</summary>
public class SolutionFolder : SolutionItem, IProjectContainer
{
    internal SolutionFolder(Solution solution, SolutionFolder? folder, string name)
        : base(solution, folder, name)
    {
    }

    /// <inheritdoc/>
    public IReadOnlyCollection<Project> Projects => [.. Solution.AllProjects.Where(project => project.Parent == this)];

    /// <inheritdoc/>
    public IReadOnlyCollection<SolutionFolder> SolutionFolders => [.. Solution.AllSolutionFolders.Where(folder => folder.Parent == this)];
}
