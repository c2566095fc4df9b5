namespace Nuke.Common.ProjectModel;

/// <summary>A solution or one of its folders.</summary>
public interface IProjectContainer
{
    /// <summary>What it lies in; null for the solution.</summary>
    IProjectContainer? Parent { get; }

    /// <summary>The projects that lie directly in it.</summary>
    IReadOnlyCollection<Project> Projects { get; }

    /// <summary>The folders that lie directly in it.</summary>
    IReadOnlyCollection<SolutionFolder> SolutionFolders { get; }
}
