using Pipeline.Core.Modules;
using Pipeline.Core.Runs;
using Pipeline.Core.Stages;

namespace Pipeline.Stages.Runner;

/// <summary>A stage of a module (or of the application) in the graph of a run.</summary>
/// <param name="owner">The module, or the application.</param>
/// <param name="kind">Which stage.</param>
/// <param name="stage">What runs; null for a result that an earlier run left.</param>
/// <param name="rows">The modules, by position, whose records get the result.</param>
/// <param name="hook">The hook; null: the stage itself.</param>
internal sealed class StageNode(RunModule owner, Stage kind, IStage? stage, IReadOnlyList<int> rows, ModuleHook? hook = null)
{
    private readonly List<StageNode> _after = [];
    private readonly List<StageNode> _before = [];

    public RunModule Owner => owner;

    public Stage Kind => kind;

    /// <summary>What runs; null for a result that an earlier run left.</summary>
    public IStage? Stage => stage;

    public IReadOnlyList<int> Rows => rows;

    public string Name => owner.Module.Name;

    /// <summary>The hook; null: the stage itself.</summary>
    public ModuleHook? Hook => hook;

    /// <summary>Which step it is.</summary>
    public StepId Step => new(kind, hook?.Name);

    /// <summary>The stage that a hook belongs to; null: it is the stage itself.</summary>
    public StageNode? Anchor { get; set; }

    /// <summary>True when an earlier result was taken over.</summary>
    public bool IsTaken { get; set; }

    /// <summary>What waits for this node.</summary>
    public IReadOnlyList<StageNode> After => _after;

    /// <summary>What this node waits for.</summary>
    public IReadOnlyList<StageNode> Before => _before;

    /// <summary>How many nodes it still waits for.</summary>
    public int Open { get; set; }

    /// <summary>The number of nodes on the longest way to the end of the run, this one included: the longest goes first.</summary>
    public int Distance { get; set; }

    /// <summary>How it ended; <see cref="StageStatus.Pending"/> until then.</summary>
    public StageStatus Status { get; set; }

    /// <summary>The failed nodes that this one cannot run for.</summary>
    public IReadOnlyList<StageNode> Blockers { get; set; } = [];

    /// <summary>A record of it that says no more than how it is.</summary>
    public StepRecord Record(StageStatus status) => hook is null
        ? new StageRecord { Name = kind, Status = status }
        : new HookRecord { Name = hook.Name, Stage = kind, Moment = hook.Moment, Status = status };

    public void WaitFor(StageNode other)
    {
        _before.Add(other);
        other._after.Add(this);
    }

    /// <summary>The failed nodes among and behind those that it waited for, each once.</summary>
    public IReadOnlyList<StageNode> FindBlockers() =>
        [.. _before.SelectMany(node => node.Status is StageStatus.Failed ? [node] : node.Blockers).Distinct()];
}
