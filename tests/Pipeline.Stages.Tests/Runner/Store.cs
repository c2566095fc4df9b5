using Pipeline.Core.Stages;
using Pipeline.Stages.Runner;

namespace Pipeline.Stages.Tests.Runner;

internal static class Store
{
    /// <summary>Puts a result into the artifacts folder, as an earlier job would have left it.</summary>
    public static Task PutAsync(RunnerSandbox sandbox, RunModule module, Stage stage, StageResult? result = null) =>
        new ResultStore(sandbox.Artifacts).WriteAsync(module.Module.Name, new StoredResult
        {
            Stage = stage,
            Fingerprint = "",
            Commit = sandbox.Source.Commit,
            Dirty = sandbox.Source.IsDirty,
            InputTree = module.InputTree,
            Version = module.Version.ToString(),
            IsRelease = module.IsRelease,
            StartedAt = DateTimeOffset.UnixEpoch,
            DurationMs = 1,
            Result = result ?? StageResult.Success,
        });
}
