namespace Nuke.Common.Execution;

/// <summary>Is told when a target reports facts for the closing table.</summary>
public interface IOnTargetSummaryUpdated : IBuildExtension
{
    /// <summary>Is told when a target reports facts for the closing table.</summary>
    void OnTargetSummaryUpdated(INukeBuild build, ExecutableTarget target);
}
