using System.Text;
using Nuke.Common.Execution;

namespace Nuke.Common.CI.GitHubActions;

/// <summary>The closing table as Markdown.</summary>
internal static class StepSummary
{
    public static string Write(IReadOnlyCollection<ExecutableTarget> plan)
    {
        var text = new StringBuilder("| Target | Status | Duration | |\n| --- | --- | --- | --- |\n");
        foreach (var target in plan.Where(target => target.Status != ExecutionStatus.Collective))
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"| {Cell(target.Name)} | {target.Status} | {BuildSummary.DurationOf(target)} | {Cell(BuildSummary.InformationOf(target))} |\n");
        return text.ToString();
    }

    private static string Cell(string text) =>
        text.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
