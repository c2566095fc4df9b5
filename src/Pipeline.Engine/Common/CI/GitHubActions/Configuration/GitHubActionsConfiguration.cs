using Nuke.Common.Tooling;
using Nuke.Common.Utilities;
using Nuke.Common.Utilities.Collections;

namespace Nuke.Common.CI.GitHubActions.Configuration;

/// <summary>A workflow.</summary>
public class GitHubActionsConfiguration : ConfigurationEntity
{
    /// <summary>Its name.</summary>
    public string Name { get; set; } = "";

    /// <summary>What starts it, when nothing more is said of that.</summary>
    public GitHubActionsTrigger[] ShortTriggers { get; set; } = [];

    /// <summary>What starts it.</summary>
    public GitHubActionsDetailedTrigger[] DetailedTriggers { get; set; } = [];

    /// <summary>What its token may do.</summary>
    public (GitHubActionsPermissions Type, string Permission)[] Permissions { get; set; } = [];

    /// <summary>Runs of one group wait for each other.</summary>
    public string? ConcurrencyGroup { get; set; }

    /// <summary>True ends a run of the group instead.</summary>
    public bool ConcurrencyCancelInProgress { get; set; }

    /// <summary>Its jobs.</summary>
    public GitHubActionsJob[] Jobs { get; set; } = [];

    /// <inheritdoc/>
    public override void Write(CustomFileWriter writer)
    {
        writer.NotNull().WriteLine($"name: {Name}");
        writer.WriteLine();
        if (ShortTriggers.Length > 0)
            writer.WriteLine($"on: [{ShortTriggers.Select(trigger => trigger.GetValue()).JoinCommaSpace()}]");
        else
            writer.WriteBlock("on:", () => DetailedTriggers.ForEach(trigger => trigger.Write(writer)));
        if (Permissions.Length > 0)
        {
            writer.WriteLine();
            writer.WriteBlock("permissions:", () => Permissions.ForEach(one => writer.WriteLine($"{one.Type.GetValue()}: {one.Permission}")));
        }

        if (ConcurrencyLines.AreNeeded(ConcurrencyGroup, ConcurrencyCancelInProgress))
        {
            writer.WriteLine();
            ConcurrencyLines.Write(writer, ConcurrencyGroup, ConcurrencyCancelInProgress);
        }

        writer.WriteLine();
        writer.WriteBlock("jobs:", () => Jobs.ForEach(job => job.Write(writer)));
    }
}
