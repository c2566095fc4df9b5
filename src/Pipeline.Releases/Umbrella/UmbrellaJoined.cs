using System.Globalization;
using Pipeline.Core.Text;
using Pipeline.Releases.Ledger;
using Pipeline.Shared;

namespace Pipeline.Releases.Umbrella;

/// <summary>A module commits to take part in an umbrella release.</summary>
internal sealed record UmbrellaJoined : LedgerEvent
{
    /// <summary>The umbrella, by its id.</summary>
    public required string Umbrella { get; init; }

    /// <summary>The module.</summary>
    public required string Module { get; init; }

    /// <summary>Why; null when there is nothing to say.</summary>
    public string? Because { get; init; }

    /// <inheritdoc/>
    public override string Sentence(LedgerState state) => $"{By} commits {Module} to {Umbrella}{(string.IsNullOrWhiteSpace(Because) ? "" : $": {Because}")}";

    /// <inheritdoc/>
    public override IEnumerable<string> Refusals(LedgerState state)
    {
        if (!state.Umbrellas.TryGetValue(Umbrella, out var umbrella))
            return [UmbrellaName.Unknown(state, Umbrella)];
        return [.. UmbrellaName.Unproven(umbrella, By), .. Time(umbrella), .. Known(state, umbrella)];
    }

    /// <inheritdoc/>
    public override LedgerState Apply(LedgerState state)
    {
        var umbrella = state.Umbrellas[Umbrella];
        return state with { Umbrellas = state.Umbrellas.SetItem(Umbrella, umbrella with { Members = umbrella.Members.Add(new UmbrellaMember(Module, At, By, Because)) }) };
    }

    private IEnumerable<string> Time(UmbrellaState umbrella)
    {
        if (umbrella.Releases is [var first, ..])
            yield return $"{umbrella} was cut as {first.Version} already: join the next one";
        else if (DateOnly.FromDateTime(At.UtcDateTime) > umbrella.Plan.Target)
            yield return string.Create(CultureInfo.InvariantCulture, $"modules could join {umbrella} until {umbrella.Plan.Target:yyyy-MM-dd}: join the next one");
    }

    private IEnumerable<string> Known(LedgerState state, UmbrellaState umbrella)
    {
        if (umbrella.Members.Find(member => member.Module == Module) is { } member)
            yield return string.Create(CultureInfo.InvariantCulture, $"{Module} joined already, by {member.By} at {member.At:u}");
        var expected = umbrella.Plan.Modules;
        var known = expected.Count > 0 ? expected : [.. state.Bundles.Values.SelectMany(bundle => bundle.Bundle.Content.Modules).Select(module => module.Name).Distinct()];
        if (known.Contains(Module))
            yield break;
        yield return known.Count == 0
            ? $"no bundle was sealed yet, so nothing is known of a module '{PlainText.OneLine(Module)}': run './build.sh Pipeline Bundle'"
            : $"{umbrella} {(expected.Count > 0 ? "does not expect" : "knows no bundle of")} a module '{PlainText.OneLine(Module)}'. {NearestNames.Offer(Module, known)}";
    }
}
