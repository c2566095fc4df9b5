namespace Nuke.Common.Execution;

/// <summary>Is told when a target ended well.</summary>
public interface IOnTargetSucceeded : IBuildExtension
{
    /// <summary>Is told when a target ended well.</summary>
    void OnTargetSucceeded(ExecutableTarget target);
}
