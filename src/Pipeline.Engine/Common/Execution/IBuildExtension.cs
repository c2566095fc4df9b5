namespace Nuke.Common.Execution;

/// <summary>Something that is told about the course of a build.</summary>
public interface IBuildExtension
{
    /// <summary>Higher ones are told first.</summary>
    float Priority { get; }
}
