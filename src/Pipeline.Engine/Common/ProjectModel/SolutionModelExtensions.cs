using Nuke.Common.IO;

namespace Nuke.Common.ProjectModel;

/// <summary>Reads solutions.</summary>
public static class SolutionModelExtensions
{
    /// <summary>Reads a <c>.sln</c> or <c>.slnx</c> file.</summary>
    /// <exception cref="ArgumentException">It is not there or is no solution.</exception>
    public static Solution ReadSolution(this AbsolutePath path)
    {
        Assert.FileExists(path, $"There is no solution '{path}'.");
        return path.HasExtension("slnx") ? XmlSolution.Read(path) : TextSolution.Read(path);
    }
}
