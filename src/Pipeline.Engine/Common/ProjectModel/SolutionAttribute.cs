using System.Reflection;
using Nuke.Common.Execution;
using Nuke.Common.IO;

namespace Nuke.Common.ProjectModel;

/// <summary>Gives a member the solution: the named one, else the one that the parameter of the member's name gives, else the only one in the root.</summary>
/// <param name="relativePath">The file, from the root.</param>
public class SolutionAttribute(string? relativePath) : ParameterAttribute(relativePath is null ? "The solution" : $"The solution. Default: {relativePath}.")
{
    /// <summary>Takes the solution from the parameter of the member's name.</summary>
    public SolutionAttribute()
        : this(null)
    {
    }

    /// <inheritdoc/>
    public override bool List { get; set; }

    /// <inheritdoc/>
    public override object? GetValue(MemberInfo member, object? instance)
    {
        if (relativePath is not null)
            return (NukeBuild.RootDirectory / relativePath).ReadSolution();
        if (BuildSession.Current.Parameters.GetValue(ParameterName.Of(member), typeof(AbsolutePath)) is AbsolutePath given)
            return given.ReadSolution();
        var found = NukeBuild.RootDirectory.GlobFiles("*.sln", "*.slnx");
        return found.Count == 1
            ? found.Single().ReadSolution()
            : throw new ArgumentException($"'{NukeBuild.RootDirectory}' has {found.Count} solutions. Name one: \"{ParameterName.Of(member)}\": \"some.sln\" in .nuke/parameters.json.");
    }
}
