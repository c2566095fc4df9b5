using Pipeline.Releases.Bundles;
using Pipeline.Releases.Gates;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Policies;
using Pipeline.Releases.Votes;

namespace Pipeline.Releases.Umbrella;

/// <summary>Which micro-releases may be in an umbrella release.</summary>
internal sealed class UmbrellaRules
{
    private readonly LedgerState _state;
    private readonly UmbrellaState _umbrella;
    private readonly DateTimeOffset _now;
    private readonly Dictionary<string, GateEvaluation> _gates = [];
    private readonly Dictionary<string, int> _order = [];

    public UmbrellaRules(LedgerState state, UmbrellaState umbrella, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        (_state, _umbrella, _now) = (state, umbrella, now);
        foreach (var id in state.Sealed)
            _order[id] = _order.Count;
    }

    /// <summary>Every reason why a release cannot consist of <paramref name="pins"/>; it need not have the newest, for micro-releases go on meanwhile.</summary>
    public static IEnumerable<string> Faults(LedgerState state, UmbrellaState umbrella, IReadOnlyList<UmbrellaPin> pins, DateTimeOffset now)
    {
        var rules = new UmbrellaRules(state, umbrella, now);
        var chosen = new Dictionary<string, UmbrellaCandidate>();
        foreach (var pin in pins)
        {
            if (umbrella.Members.All(member => member.Module != pin.Module))
                yield return $"{pin.Module} has not joined {umbrella}";
            else if (rules.Find(pin) is not { } candidate)
                yield return $"{BundleName.Of(state, pin.Bundle)} does not hold this {pin.Module} {pin.Version}";
            else if (!chosen.TryAdd(pin.Module, candidate))
                yield return $"{pin.Module} stands in it twice";
        }

        foreach (var candidate in chosen.Values)
        {
            foreach (var fault in rules.Faults(candidate))
                yield return fault;
            if (Conflict(candidate, chosen) is { } conflict)
                yield return conflict;
        }
    }

    /// <summary>The micro-releases of <paramref name="module"/>, newest first, whether they qualify or not.</summary>
    public IEnumerable<UmbrellaCandidate> Of(string module)
    {
        for (var index = _state.Sealed.Count - 1; index >= 0; index--)
        {
            var bundle = _state.Bundles[_state.Sealed[index]];
            if (IsOfLine(bundle) && bundle.Bundle.Content.Modules.FirstOrDefault(one => one.Name == module) is { } found)
                yield return new UmbrellaCandidate(bundle, index, found);
        }

        // What is released stays in point releases, until the release branch has another.
        if (_umbrella.Releases is [.., var last] && last.Pins.FirstOrDefault(pin => pin.Module == module) is { } before && Find(before) is { } kept)
            yield return kept;
    }

    /// <summary>Every reason why a micro-release does not qualify; empty: it does.</summary>
    public IReadOnlyList<string> Faults(UmbrellaCandidate candidate)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        var bundle = candidate.Bundle;
        if (bundle.Banned is { } banned)
            return [$"{bundle} is banned for ever, by {banned.By}: {banned.Because}"];
        if (_umbrella.Releases is [.., var last] && last.Pins.Contains(candidate.Pin))
            return [];
        if (!IsOfLine(bundle))
            return [$"{bundle} is not of {_umbrella.Line}"];
        if (bundle.Decisions.Values.FirstOrDefault(decided => decided is { IsFinal: true, Outcome: not Decision.Go }) is { } decided)
            return [$"{bundle} was decided {decided.Word} for good: {string.Join("; ", decided.Reasons)}"];
        return [.. GateOf(bundle, candidate.Module.Name).Closing.Select(answer => $"{candidate}: {answer.Of}: {answer.Criterion} - {answer.Fault}")];
    }

    /// <summary>Why a micro-release does not go together with the others: what it depends on is missing, or older than what it was made with. Null: it does.</summary>
    public static string? Conflict(UmbrellaCandidate candidate, IReadOnlyDictionary<string, UmbrellaCandidate> chosen)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        ArgumentNullException.ThrowIfNull(chosen);
        foreach (var name in candidate.Module.DependsOn)
        {
            if (!chosen.TryGetValue(name, out var other))
                return $"{candidate} depends on {name}, which is not in the release";
            var made = candidate.Bundle.Bundle.Content.Modules.FirstOrDefault(module => module.Name == name);
            if (made is not null && (made.Image, made.Chart) != (other.Module.Image, other.Module.Chart) && other.Order < candidate.Order)
                return $"{candidate} was made with {name} {made.Version}, and the release has the older {other}";
        }

        return null;
    }

    private bool IsOfLine(BundleState bundle) => (_umbrella.Line is null || bundle.Branches.Contains(_umbrella.Line)) && (!bundle.IsRehearsal || _umbrella.IsRehearsal);

    private UmbrellaCandidate? Find(UmbrellaPin pin) =>
        _state.Bundles.TryGetValue(pin.Bundle.Value, out var bundle) && bundle.Bundle.Content.Modules.FirstOrDefault(module => module.Name == pin.Module && module.Version == pin.Version && module.Image == pin.Image && module.Chart == pin.Chart) is { } found
            ? new UmbrellaCandidate(bundle, _order[pin.Bundle.Value], found)
            : null;

    private GateEvaluation GateOf(BundleState bundle, string module)
    {
        if (!_gates.TryGetValue(bundle.Bundle.Id.Value, out var all))
            _gates[bundle.Bundle.Id.Value] = all = GateEvaluation.Of(_state, new EnvironmentPolicy { Name = _umbrella.Plan.Id, Gate = _umbrella.Plan.Criteria, BlessedOnly = true }, bundle, _now, _state.Rules.Environments is [.., var last] ? last.Name : null);
        return all with { Parts = [.. all.Parts.Select(part => new GatePart(new Gate { Score = part.Needed }, [.. part.Answers.Where(answer => answer.Module is null || answer.Module == module)]))] };
    }
}
