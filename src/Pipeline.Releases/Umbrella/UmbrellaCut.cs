using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Umbrella;

/// <summary>An umbrella release was cut from the micro-releases that qualified. It is recorded last: branch and tag are there.</summary>
internal sealed record UmbrellaCut : LedgerEvent
{
    /// <summary>The umbrella, by its id.</summary>
    public required string Umbrella { get; init; }

    /// <summary>The version: <c>2.1.0</c>, then point releases.</summary>
    public required string Version { get; init; }

    /// <summary>The commit of the release branch that the tag stands on.</summary>
    public required string Commit { get; init; }

    /// <summary>What it is made of.</summary>
    public required IReadOnlyList<UmbrellaPin> Pins { get; init; }

    /// <summary>The modules that committed to take part, and miss.</summary>
    public IReadOnlyList<UmbrellaMiss> Missed { get; init; } = [];

    /// <inheritdoc/>
    public override string Sentence(LedgerState state) =>
        $"{By} cuts {Umbrella} as {Version} ({Commit[..Math.Min(7, Commit.Length)]}): {string.Join(", ", Pins.Select(pin => $"{pin.Module} {pin.Version}"))}{(Missed.Count == 0 ? "" : $"; without {string.Join(", ", Missed.Select(miss => miss.Module))}")}";

    /// <inheritdoc/>
    public override IEnumerable<string> Refusals(LedgerState state)
    {
        if (!state.Umbrellas.TryGetValue(Umbrella, out var umbrella))
            return [UmbrellaName.Unknown(state, Umbrella)];
        return [.. UmbrellaName.Unproven(umbrella, By), .. Content(umbrella), .. UmbrellaRules.Faults(state, umbrella, Pins, At)];
    }

    /// <inheritdoc/>
    public override LedgerState Apply(LedgerState state)
    {
        var umbrella = state.Umbrellas[Umbrella];
        return state with { Umbrellas = state.Umbrellas.SetItem(Umbrella, umbrella with { Releases = umbrella.Releases.Add(new UmbrellaRelease(Version, Commit, At, By, Pins)) }) };
    }

    private IEnumerable<string> Content(UmbrellaState umbrella)
    {
        if (Version != umbrella.NextVersion)
            yield return $"the next release of {umbrella} is {umbrella.NextVersion}, not {Version}";
        if (Pins.Count == 0)
            yield return "no module that joined qualifies: ./build.sh Umbrella tells why";
        if (umbrella.Releases is [.., var last] && last.Pins.SequenceEqual(Pins))
            yield return $"nothing changed on the branch {umbrella} since {last.Version}: seal a bundle of that branch first";
    }
}
