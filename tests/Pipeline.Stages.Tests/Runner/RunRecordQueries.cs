using Pipeline.Core.Runs;
using Pipeline.Core.Stages;

namespace Pipeline.Stages.Tests.Runner;

internal static class RunRecordQueries
{
    public static StageRecord Of(this RunRecord record, string module, Stage stage) =>
        record.Modules.Single(item => item.Name == module).Stages.Single(item => item.Name == stage);

    public static StageStatus StatusOf(this RunRecord record, string module, Stage stage) => record.Of(module, stage).Status;

    /// <summary>The stages of <paramref name="module"/> with <paramref name="status"/>.</summary>
    public static Stage[] With(this RunRecord record, string module, StageStatus status) =>
        [.. record.Modules.Single(item => item.Name == module).Stages.Where(stage => stage.Status == status).Select(stage => stage.Name)];
}
