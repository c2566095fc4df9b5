using Nuke.Common.Tooling;
using Nuke.Common.Utilities;
using Nuke.Common.Utilities.Collections;

namespace Nuke.Common.CI.GitHubActions.Configuration;

/// <summary>A job of a workflow.</summary>
public class GitHubActionsJob : ConfigurationEntity
{
    /// <summary>Its name.</summary>
    public string Name { get; set; } = "";

    /// <summary>Where it runs.</summary>
    public GitHubActionsImage Image { get; set; }

    /// <summary>How long it may run; 0 is GitHub's limit.</summary>
    public int TimeoutMinutes { get; set; }

    /// <summary>Jobs of one group wait for each other.</summary>
    public string? ConcurrencyGroup { get; set; }

    /// <summary>True ends a job of the group instead.</summary>
    public bool ConcurrencyCancelInProgress { get; set; }

    /// <summary>Its deployment environment.</summary>
    public string? EnvironmentName { get; set; }

    /// <summary>The environment's address.</summary>
    public string? EnvironmentUrl { get; set; }

    /// <summary>Its steps.</summary>
    public GitHubActionsStep[] Steps { get; set; } = [];

    /// <inheritdoc/>
    public override void Write(CustomFileWriter writer) => writer.NotNull().WriteBlock($"{Name}:", () =>
    {
        writer.WriteLine($"name: {Name}");
        writer.WriteLine($"runs-on: {Image.GetValue()}");
        if (TimeoutMinutes > 0)
            writer.WriteLine($"timeout-minutes: {TimeoutMinutes}");
        if (ConcurrencyLines.AreNeeded(ConcurrencyGroup, ConcurrencyCancelInProgress))
            ConcurrencyLines.Write(writer, ConcurrencyGroup, ConcurrencyCancelInProgress);
        WriteEnvironment(writer);
        writer.WriteBlock("steps:", () => Steps.ForEach(step => step.Write(writer)));
    });

    private void WriteEnvironment(CustomFileWriter writer)
    {
        if (string.IsNullOrWhiteSpace(EnvironmentUrl))
        {
            writer.WriteValue("environment", EnvironmentName);
            return;
        }

        writer.WriteBlock("environment:", () =>
        {
            writer.WriteValue("name", EnvironmentName);
            writer.WriteValue("url", EnvironmentUrl);
        });
    }
}
