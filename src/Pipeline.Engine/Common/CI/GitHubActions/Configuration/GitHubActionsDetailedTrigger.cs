namespace Nuke.Common.CI.GitHubActions.Configuration;

/// <summary>What starts a workflow.</summary>
public abstract class GitHubActionsDetailedTrigger : ConfigurationEntity;
