using Nuke.Common.Utilities;
using Nuke.Common.Utilities.Collections;

namespace Nuke.Common.CI.GitHubActions.Configuration;

/// <summary>Runs the build.</summary>
public class GitHubActionsRunStep : GitHubActionsStep
{
    /// <summary>Where <c>build.cmd</c> is, from the root.</summary>
    public string BuildCmdPath { get; set; } = "";

    /// <summary>The targets.</summary>
    public string[] InvokedTargets { get; set; } = [];

    /// <summary>What the build finds in its environment.</summary>
    public Dictionary<string, string> Imports { get; set; } = [];

    /// <inheritdoc/>
    public override void Write(CustomFileWriter writer)
    {
        writer.NotNull().WriteLine($"- name: {$"Run: {InvokedTargets.JoinCommaSpace()}".SingleQuote()}");
        using (writer.Indent())
        {
            writer.WriteLine($"run: ./{BuildCmdPath} {InvokedTargets.JoinSpace()}");
            if (Imports.Count > 0)
                writer.WriteBlock("env:", () => Imports.ForEach(import => writer.WriteLine($"{import.Key}: {import.Value}")));
        }
    }
}
