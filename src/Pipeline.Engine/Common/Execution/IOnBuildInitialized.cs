namespace Nuke.Common.Execution;

/// <summary>Is told when parameters have their values and the plan is made.</summary>
public interface IOnBuildInitialized : IBuildExtension
{
    /// <summary>Is told when parameters have their values and the plan is made.</summary>
    void OnBuildInitialized(IReadOnlyCollection<ExecutableTarget> executableTargets, IReadOnlyCollection<ExecutableTarget> executionPlan);
}
