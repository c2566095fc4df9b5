using Nuke.Common.Utilities;

namespace Nuke.Common.CI.GitHubActions.Configuration;

/// <summary>Starts a workflow at given times.</summary>
public class GitHubActionsScheduledTrigger : GitHubActionsDetailedTrigger
{
    /// <summary>When, in cron's five fields, UTC.</summary>
    public string Cron { get; set; } = "";

    /// <inheritdoc/>
    public override void Write(CustomFileWriter writer) => writer.NotNull().WriteBlock("schedule:", () => writer.WriteLine($"- cron: '{Cron}'"));
}
