namespace Nuke.Common.Execution;

/// <summary>Is told when the build is over.</summary>
public interface IOnBuildFinished : IBuildExtension
{
    /// <summary>Is told when the build is over.</summary>
    void OnBuildFinished();
}
