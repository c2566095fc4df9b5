namespace Pipeline.Releases.Umbrella;

/// <summary>Goes from a module's newest micro-release back, from one that qualifies to the next.</summary>
internal sealed class UmbrellaWalk
{
    private readonly UmbrellaRules _rules;
    private readonly Stack<UmbrellaCandidate> _left;
    private readonly List<string> _reasons = [];

    public UmbrellaWalk(string module, UmbrellaRules rules, UmbrellaState umbrella)
    {
        (Module, _rules) = (module, rules);
        var isNew = umbrella.Releases is [var first, ..] && first.Pins.All(pin => pin.Module != module);
        _left = new Stack<UmbrellaCandidate>(isNew ? [] : rules.Of(module).Reverse());
        if (isNew)
            _reasons.Add($"{module} missed {umbrella.Releases[0].Version}, and a point release adds no module");
        else if (_left.Count == 0)
            _reasons.Add($"no bundle{(umbrella.Line is { } line ? $" of {line}" : "")} holds {module}: ./build.sh Pipeline Bundle");
        Next();
    }

    /// <summary>The module.</summary>
    public string Module { get; }

    /// <summary>Where it is; null: no micro-release is left.</summary>
    public UmbrellaCandidate? Current { get; private set; }

    /// <summary>How the module stands.</summary>
    public UmbrellaMemberStatus Status => new(Module, true, Current?.Pin, _reasons);

    /// <summary>Goes back to the next older one that qualifies.</summary>
    public void GoBack(string because)
    {
        Note([because]);
        Next();
    }

    private void Next()
    {
        Current = null;
        while (Current is null && _left.TryPop(out var candidate))
        {
            if (_rules.Faults(candidate) is { Count: > 0 } faults)
                Note(faults);
            else
                Current = candidate;
        }
    }

    // What keeps the newest is what somebody can mend.
    private void Note(IReadOnlyList<string> reasons)
    {
        if (_reasons.Count == 0)
            _reasons.AddRange(reasons);
    }
}
