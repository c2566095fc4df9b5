using Nuke.Common.IO;

namespace Nuke.Common.ProjectModel;

/// <summary>A project of a solution.</summary>
public class Project : SolutionItem, IAbsolutePathHolder
{
    internal Project(Solution solution, SolutionFolder? folder, string name, string relativePath)
        : base(solution, folder, name) => RelativePath = relativePath;

    /// <summary>The file as the solution names it, with <c>/</c>.</summary>
    public string RelativePath { get; }

    /// <summary>The project's file.</summary>
    public AbsolutePath Path => Solution.Directory / RelativePath;

    /// <summary>The file's name.</summary>
    public string FileName => Path.Name;

    /// <summary>The folder.</summary>
    public AbsolutePath Directory => Path.Parent!;

    /// <summary>The project's file.</summary>
    /// <exception cref="ArgumentException">There is no project; the solution has none of the name that was asked for.</exception>
    public static implicit operator string(Project? project) => Existing(project).Path;

    /// <summary>The project's file.</summary>
    /// <exception cref="ArgumentException">There is no project; the solution has none of the name that was asked for.</exception>
    public static implicit operator AbsolutePath(Project? project) => Existing(project).Path;

    private static Project Existing(Project? project) => project.NotNull("There is no project: the solution has none of the name that was asked for.");
}
