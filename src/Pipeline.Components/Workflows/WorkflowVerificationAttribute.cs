using Nuke.Common.Execution;

namespace Pipeline.Components.Workflows;

/// <summary>
/// Carries out <c>--verify-workflows</c> for every build that generates workflows. NUKE looks for extensions on the build class alone:
/// there it takes <see cref="GitHubActionsPipelineAttribute"/>, or the target <see cref="IGenerateWorkflows.GenerateWorkflows"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Interface)]
internal sealed class WorkflowVerificationAttribute : BuildExtensionAttributeBase, IOnBuildCreated
{
    /// <inheritdoc/>
    public void OnBuildCreated(IReadOnlyCollection<ExecutableTarget> executableTargets) => WorkflowFiles.VerifyIfAsked((IGenerateWorkflows)Build);
}
