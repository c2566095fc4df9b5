namespace Nuke.Common.ProjectModel;

/// <summary>A project or folder of a solution.</summary>
public class SolutionItem
{
    private readonly SolutionFolder? _folder;

    internal SolutionItem(Solution solution, SolutionFolder? folder, string name) => (Solution, _folder, Name) = (solution, folder, name);

    /// <summary>The name in the solution.</summary>
    public string Name { get; }

    /// <summary>The solution.</summary>
    public Solution Solution { get; }

    /// <summary>The folder it lies in, else the solution.</summary>
    public IProjectContainer Parent => _folder is null ? Solution : _folder;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
