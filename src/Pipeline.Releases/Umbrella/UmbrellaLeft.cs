using Pipeline.Core.Text;
using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Umbrella;

/// <summary>A module takes part in an umbrella release no more.</summary>
internal sealed record UmbrellaLeft : LedgerEvent
{
    /// <summary>The umbrella, by its id.</summary>
    public required string Umbrella { get; init; }

    /// <summary>The module.</summary>
    public required string Module { get; init; }

    /// <summary>Why.</summary>
    public required string Because { get; init; }

    /// <inheritdoc/>
    public override string Sentence(LedgerState state) => $"{By} takes {Module} out of {Umbrella}: {Because}";

    /// <inheritdoc/>
    public override IEnumerable<string> Refusals(LedgerState state)
    {
        if (string.IsNullOrWhiteSpace(Because))
            yield return "it needs a reason: --because \"...\"";
        if (!state.Umbrellas.TryGetValue(Umbrella, out var umbrella))
        {
            yield return UmbrellaName.Unknown(state, Umbrella);
            yield break;
        }

        foreach (var refusal in UmbrellaName.Unproven(umbrella, By))
            yield return refusal;
        if (umbrella.Releases is [var first, ..])
            yield return $"{umbrella} was cut as {first.Version} already: what is released stays released";
        if (umbrella.Members.All(member => member.Module != Module))
            yield return $"'{PlainText.OneLine(Module)}' has not joined {umbrella}{(umbrella.Members.IsEmpty ? ", as nobody has" : $", as {string.Join(", ", umbrella.Members.Select(member => member.Module))} did")}";
    }

    /// <inheritdoc/>
    public override LedgerState Apply(LedgerState state)
    {
        var umbrella = state.Umbrellas[Umbrella];
        return state with { Umbrellas = state.Umbrellas.SetItem(Umbrella, umbrella with { Members = umbrella.Members.RemoveAll(member => member.Module == Module) }) };
    }
}
