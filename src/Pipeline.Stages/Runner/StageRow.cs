using Pipeline.Core.Stages;

namespace Pipeline.Stages.Runner;

/// <summary>The steps of one module in their order: each waits for the one before it.</summary>
internal sealed class StageRow
{
    private readonly List<StageNode> _nodes = [];
    private List<StageNode> _hooks = [];

    /// <summary>Adds the hooks that come before the next stage.</summary>
    public void Begin(List<StageNode> hooks)
    {
        _hooks = hooks;
        foreach (var hook in hooks)
            Append(hook);
    }

    /// <summary>Adds a stage; one of the application stands in several rows.</summary>
    public void Add(StageNode node)
    {
        foreach (var hook in _hooks)
            hook.Anchor = node;
        Append(node);
    }

    /// <summary>Adds the hooks that come after the stage that was added last.</summary>
    public void End(List<StageNode> hooks)
    {
        var anchor = hooks.Count == 0 ? null : _nodes.FindLast(node => node.Hook is null && node.Kind == hooks[0].Kind);
        foreach (var hook in hooks)
        {
            hook.Anchor = anchor;
            Append(hook);
        }
    }

    /// <summary>The first step that fits, with the hooks before its stage; null when none does.</summary>
    public StageNode? FirstOf(Predicate<StageNode> fits) => _nodes.Find(fits);

    /// <summary>The last step of <paramref name="kind"/>, its hooks included; null when there is none.</summary>
    public StageNode? LastOf(Stage kind) => _nodes.FindLast(node => node.Kind == kind);

    /// <summary>The last step of any stage before <paramref name="kind"/>; null when there is none.</summary>
    public StageNode? LastBefore(Stage kind) => _nodes.FindLast(node => node.Kind < kind);

    private void Append(StageNode node)
    {
        if (_nodes.Count > 0)
            node.WaitFor(_nodes[^1]);
        _nodes.Add(node);
    }
}
