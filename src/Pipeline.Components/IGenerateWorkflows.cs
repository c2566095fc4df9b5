using Nuke.Common;
using Pipeline.Components.Graph;
using Pipeline.Components.Workflows;
using Pipeline.Workflows.Generation;

namespace Pipeline.Components;

/// <summary>
/// Generates the repository's GitHub Actions workflows from the build. With <see cref="GitHubActionsPipelineAttribute"/> on the build
/// class every local run brings them up to date afterwards.
/// </summary>
[WorkflowVerification]
public interface IGenerateWorkflows : IHazModel
{
    /// <summary>Branches, machines, schedule, registry. Default: those of <see cref="Pipeline.Workflows.Generation.WorkflowOptions"/>.</summary>
    WorkflowOptions WorkflowOptions => new();

    /// <summary>
    /// The secrets that targets read, each handed to the steps of its target only. Default: Slack's webhook and token for every target that posts,
    /// and the Kubernetes credentials for every target that works on the cluster.
    /// </summary>
    IReadOnlyList<TargetSecret> WorkflowSecrets => TargetSecrets.Of(this);

    /// <summary>Only compares the checked-in workflows with the build: shows the difference and fails when there is one. Default: false.</summary>
    [Parameter("Only looks whether a generated workflow is stale: shows the difference and fails when one is")]
    bool VerifyWorkflows => TryGetValue<bool?>(() => VerifyWorkflows) ?? false;

    /// <summary>Writes the workflows.</summary>
    Target GenerateWorkflows => _ => _
        .Description("Write the GitHub Actions workflows of this build")
        .ValuesChecked(this)
        .Executes(() => WorkflowFiles.Generate(this));
}
