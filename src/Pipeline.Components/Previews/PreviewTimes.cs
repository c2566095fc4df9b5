using Pipeline.Core.Previews;

namespace Pipeline.Components.Previews;

/// <summary>How long previews live: as the model says, and the parameters over it.</summary>
internal static class PreviewTimes
{
    /// <summary>What holds for the preview that is opened.</summary>
    public static PreviewRules RulesOf(IPreview build)
    {
        var rules = build.Context.Model.PreviewRules;
        return rules with { TimeToLive = build.TimeToLive ?? rules.TimeToLive, Idle = build.Idle ?? rules.Idle };
    }

    /// <summary>A sentence for each parameter that cannot be.</summary>
    public static IEnumerable<string> Problems(IPreview build)
    {
        var rules = RulesOf(build);
        return [.. PreviewProblems.TimeProblem("--time-to-live", rules.TimeToLive), .. PreviewProblems.TimeProblem("--idle", rules.Idle)];
    }
}
