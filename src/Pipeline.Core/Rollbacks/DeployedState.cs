using System.Text.RegularExpressions;
using Pipeline.Core.Charts;
using Pipeline.Core.Text;

namespace Pipeline.Core.Rollbacks;

/// <summary>A state of one module, with what tells which deployment brought it.</summary>
/// <param name="Module">The module.</param>
/// <param name="State">The state.</param>
/// <param name="Chart">The chart: the same chart is the same state.</param>
/// <param name="Deployment">What the states that one deployment brought have in common.</param>
/// <param name="Since">When it was deployed first.</param>
internal sealed partial record DeployedState(string Module, ReleaseState State, string Chart, string Deployment, DateTimeOffset Since)
{
    /// <summary>The state that a revision brought, or was to bring.</summary>
    public static DeployedState Of(string module, ReleaseRevision revision)
    {
        // Every revision has the chart; a failed one and a rollback have their own words in the description.
        var version = revision.Chart.StartsWith($"{module}-", StringComparison.Ordinal) ? revision.Chart[(module.Length + 1)..] : revision.Chart;
        var noted = Noted().Match(revision.Description);
        return ChartVersion.TryRead(version, out var chart)
            ? new(module, new(revision.Revision, noted.Success ? noted.Groups[1].Value : chart.Release, chart.Commit), revision.Chart, chart.IsDirty ? $"{chart.Commit} dirty" : chart.Commit, revision.DeployedAt)
            // Others may have written to the history.
            : new(module, new(revision.Revision, PlainText.OneLine(version), null), revision.Chart, revision.Chart, revision.DeployedAt);
    }

    [GeneratedRegex(@"\A([0-9A-Za-z.+-]+) of commit [0-9a-f]+, chart ")]
    private static partial Regex Noted();
}
