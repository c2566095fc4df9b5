namespace Nuke.Common.ProjectModel;

/// <summary>Finds projects.</summary>
public static class ProjectContainerExtensions
{
    /// <summary>The project of a name; null when there is none.</summary>
    public static Project? GetProject(this Solution container, string name) => container.NotNull().AllProjects.SingleOrDefault(project => project.Name == name);
}
