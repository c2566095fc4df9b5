using System.Globalization;
using Pipeline.Core.Environments;
using Pipeline.Core.Model;

namespace Pipeline.Core.Previews;

/// <summary>What is said about previews that cannot be.</summary>
internal static class PreviewProblems
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    /// <summary>A sentence for each.</summary>
    public static IReadOnlyList<string> Find(PipelineModel model)
    {
        var rules = model.PreviewRules;
        return
        [
            .. TimeProblem("TimeToLive", rules.TimeToLive), .. TimeProblem("Idle", rules.Idle),
            .. rules.AtMost < 1 ? [string.Create(CultureInfo.InvariantCulture, $"Previews: AtMost({rules.AtMost}) lets there be none; expected at least 1.")] : Array.Empty<string>(),
            .. EnvironmentProblems.Find([rules.EnvironmentOf(PreviewName.Of(model.ApplicationName, "any"))]),
        ];
    }

    /// <summary>A sentence when <paramref name="time"/> is no time that a preview can live.</summary>
    public static IEnumerable<string> TimeProblem(string what, TimeSpan time)
    {
        if (time <= TimeSpan.Zero || time > Longest)
            yield return string.Create(CultureInfo.InvariantCulture, $"Previews: {what} of {time:c} is no time that a preview can live; expected more than none and at most {Longest.TotalDays:0} days.");
    }
}
