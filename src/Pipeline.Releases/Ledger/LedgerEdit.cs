namespace Pipeline.Releases.Ledger;

/// <summary>Events that are decided together, each by the rules and on the state that the ones before leave.</summary>
/// <param name="state">The ledger before them.</param>
/// <param name="now">The clock.</param>
/// <param name="by">Who decides.</param>
internal sealed class LedgerEdit(LedgerState state, DateTimeOffset now, Person by)
{
    private readonly List<(LedgerState Before, LedgerEvent Event)> _events = [];

    /// <summary>The ledger with the events so far.</summary>
    public LedgerState State { get; private set; } = state;

    /// <summary>The time of the events.</summary>
    public DateTimeOffset Now { get; } = LedgerRules.TimeIn(state, now);

    /// <summary>Who decides.</summary>
    public Person By { get; } = by;

    /// <summary>The events so far, each with the state that it met.</summary>
    public IReadOnlyList<(LedgerState Before, LedgerEvent Event)> Events => _events;

    /// <summary>Adds an event.</summary>
    /// <exception cref="ReleaseRefusedException">It cannot be.</exception>
    public void Add(LedgerEvent happened)
    {
        var after = LedgerRules.Require(State, happened);
        _events.Add((State, happened));
        State = after;
    }
}
