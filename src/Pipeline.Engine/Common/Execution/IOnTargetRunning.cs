namespace Nuke.Common.Execution;

/// <summary>Is told when a target starts.</summary>
public interface IOnTargetRunning : IBuildExtension
{
    /// <summary>Is told when a target starts.</summary>
    void OnTargetRunning(ExecutableTarget target);
}
