using Pipeline.Core.Modules;
using Pipeline.Core.Runs;
using Pipeline.Core.Stages;

namespace Pipeline.Stages.Runner;

/// <summary>A run under way: the modules x stages, readable at any moment from any thread.</summary>
internal sealed class RunState
{
    private readonly Lock _gate = new();
    private readonly RunRecord _head;
    private readonly ModuleRecord[] _modules;
    private readonly StepRecord[][] _steps;
    private RunVerdict _verdict = RunVerdict.Running;

    internal RunState(RunRequest request, DateTimeOffset startedAt)
    {
        _head = new RunRecord
        {
            Application = request.Application?.Module.Name,
            Command = request.Command,
            Who = request.Who,
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
        Stage[] kinds = [.. request.Stages.Select(stage => stage.Kind).Order()];
        _steps = [.. request.Modules.Select(module => kinds.Where(module.Runs).SelectMany(kind => Pending(module.Module, kind)).ToArray())];
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
                    Stages = [.. _steps[index].OfType<StageRecord>()],
                    Hooks = [.. _steps[index].OfType<HookRecord>()],
                    Artifacts = [.. _steps[index].SelectMany(step => step.Artifacts)],
                })],
            };
        }
    }

    internal void Set(StageNode node, StepRecord record)
    {
        lock (_gate)
        {
            foreach (var row in node.Rows)
            {
                var column = Array.FindIndex(_steps[row], step => step.Of == record.Of && step.Title == record.Title);
                _steps[row][column] = record;
            }
        }
    }

    internal RunRecord End()
    {
        lock (_gate)
            _verdict = _steps.SelectMany(steps => steps).Verdict();
        return Snapshot();
    }

    private static IEnumerable<StepRecord> Pending(Module module, Stage kind)
    {
        IEnumerable<StepRecord> Hooks(HookMoment moment) => module.Hooks.Where(hook => hook.Stage == kind && hook.Moment == moment)
            .Select(hook => new HookRecord { Name = hook.Name, Stage = kind, Moment = moment, Status = StageStatus.Pending });
        return [.. Hooks(HookMoment.Before), new StageRecord { Name = kind, Status = StageStatus.Pending }, .. Hooks(HookMoment.After)];
    }
}
