using Nuke.Common.Execution;
using Pipeline.Components.Workflows;
using Pipeline.Core.Errors;

namespace Pipeline.Components;

/// <summary>
/// Keeps the GitHub Actions workflows in step with the build class that it stands on. Once <c>GenerateWorkflows</c> has written them, every
/// local run writes those that changed; <c>--verify-workflows</c> does nothing but compare, and fails with the difference when one is stale (F7).
/// </summary>
/// <remarks>
/// An extension of the build rather than one of NUKE's configuration generators: those write one file each, and by starting the
/// build a second time.
/// </remarks>
[AttributeUsage(AttributeTargets.Class)]
public sealed class GitHubActionsPipelineAttribute : BuildExtensionAttributeBase, IOnBuildCreated
{
    /// <inheritdoc/>
    public void OnBuildCreated(IReadOnlyCollection<ExecutableTarget> executableTargets)
    {
        if (Build is not IGenerateWorkflows build)
            throw new PipelineException($"[GitHubActionsPipeline] stands on {Build.GetType().Name}, which has no workflows to generate: list IGenerateWorkflows (or IPipeline) among its components.");
        WorkflowFiles.VerifyIfAsked(build);
        if (build.IsLocalBuild && !build.Plan && !build.Help)
            WorkflowFiles.KeepUpToDate(build);
    }
}
