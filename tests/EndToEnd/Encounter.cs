using Pipeline.Core.Runs;
using Pipeline.Core.Stages;

namespace Pipeline.EndToEnd;

/// <summary>Two builds that were there at once.</summary>
/// <param name="First">The pipeline that was there first.</param>
/// <param name="Second">The one that came while it worked.</param>
/// <param name="WaitedForFirst">True when the first had ended before the second did.</param>
/// <param name="Record">The record of the last pipeline when both have ended.</param>
/// <param name="Running">The commits of which web runs then, in this checkout's environment and in others of the machine.</param>
internal sealed record Encounter(BuildResult First, BuildResult Second, bool WaitedForFirst, RunRecord Record, IReadOnlyList<string> Running)
{
    public StageRecord Stage(string module, Stage stage) => Record.Modules.Single(record => record.Name == module).Stages.Single(record => record.Name == stage);
}
