using Pipeline.Core.Runs;
using Pipeline.Core.Stages;

namespace Pipeline.Stages.Runner;

/// <summary>A run under way: the modules x stages, readable at any moment from any thread.</summary>
internal sealed class RunState
{
    private readonly Lock _gate = new();
    private readonly RunRecord _head;
    private readonly ModuleRecord[] _modules;
    private readonly StageRecord[][] _stages;
    private readonly Stage[] _kinds;
    private RunVerdict _verdict = RunVerdict.Running;

    internal RunState(RunRequest request, DateTimeOffset startedAt)
    {
        _head = new RunRecord
        {
            Commit = request.Source.Commit,
            Branch = request.Source.Branch,
            Dirty = request.Source.IsDirty,
            StartedAt = startedAt,
            Verdict = RunVerdict.Running,
            Environment = request.Environment,
        };
        _modules = [.. request.Modules.Select(module => new ModuleRecord
        {
            Name = module.Module.Name,
            Version = module.Version.ToString(),
            InputTree = module.InputTree,
        })];
        _kinds = [.. request.Stages.Select(stage => stage.Kind).Order()];
        _stages = [.. request.Modules.Select(module =>
            _kinds.Where(module.Runs).Select(kind => new StageRecord { Name = kind, Status = StageStatus.Pending }).ToArray())];
    }

    /// <summary>What is known now. Stages under way are <see cref="StageStatus.Running"/> and have no duration yet.</summary>
    public RunRecord Snapshot()
    {
        lock (_gate)
        {
            return _head with
            {
                Verdict = _verdict,
                Modules = [.. _modules.Select((module, index) => module with
                {
                    Stages = [.. _stages[index]],
                    Artifacts = [.. _stages[index].SelectMany(stage => stage.Artifacts)],
                })],
            };
        }
    }

    internal void Set(StageNode node, StageRecord record)
    {
        var column = Array.IndexOf(_kinds, node.Kind);
        lock (_gate)
        {
            foreach (var row in node.Rows)
                _stages[row][column] = record;
        }
    }

    internal RunRecord End()
    {
        lock (_gate)
            _verdict = _stages.SelectMany(stages => stages).Verdict();
        return Snapshot();
    }
}
