namespace Nuke.Common.Execution;

/// <summary>Is told when the build object and its targets are there.</summary>
public interface IOnBuildCreated : IBuildExtension
{
    /// <summary>Is told when the build object and its targets are there.</summary>
    void OnBuildCreated(IReadOnlyCollection<ExecutableTarget> executableTargets);
}
