using System.Globalization;
using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Umbrella;

/// <summary>An umbrella release was opened: modules may join until its target date (O4).</summary>
internal sealed record UmbrellaOpened : LedgerEvent
{
    /// <summary>What was declared.</summary>
    public required UmbrellaPlan Plan { get; init; }

    /// <inheritdoc/>
    public override string Sentence(LedgerState state) =>
        string.Create(CultureInfo.InvariantCulture, $"{By} opens {Plan.Id} for {Plan.Target:yyyy-MM-dd}: {(Plan.Modules.Count == 0 ? "open to all" : string.Join(", ", Plan.Modules))}");

    /// <inheritdoc/>
    public override IEnumerable<string> Refusals(LedgerState state)
    {
        foreach (var problem in Plan.Problems())
            yield return problem;
        if (state.Umbrellas.TryGetValue(Plan.Id, out var open) && (open.By.Proven || !By.Proven))
            yield return string.Create(CultureInfo.InvariantCulture, $"{Plan.Id} was opened already, by {open.By} at {open.OpenedAt:u}");
        if (Plan.Target < DateOnly.FromDateTime(At.UtcDateTime))
            yield return string.Create(CultureInfo.InvariantCulture, $"its target date {Plan.Target:yyyy-MM-dd} is past");
    }

    /// <inheritdoc/>
    public override LedgerState Apply(LedgerState state) => state with { Umbrellas = state.Umbrellas.SetItem(Plan.Id, new UmbrellaState { Plan = Plan, OpenedAt = At, By = By }) };
}
