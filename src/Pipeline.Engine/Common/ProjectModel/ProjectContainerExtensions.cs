namespace Nuke.Common.ProjectModel;

/// <summary>Finds projects and folders.</summary>
public static class ProjectContainerExtensions
{
    /// <summary>The folder of a name that lies directly in a solution or folder; null when there is none.</summary>
    public static SolutionFolder? GetSolutionFolder(this IProjectContainer container, string name) => container.NotNull().SolutionFolders.SingleOrDefault(folder => folder.Name == name);

    /// <summary>The project of a name: directly in a folder, anywhere in a solution; null when there is none.</summary>
    public static Project? GetProject(this IProjectContainer container, string name) =>
        (container.NotNull() is Solution solution ? solution.AllProjects : container.Projects).SingleOrDefault(project => project.Name == name);
}
