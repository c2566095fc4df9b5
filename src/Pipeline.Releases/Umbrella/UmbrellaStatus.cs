using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Umbrella;

/// <summary>What an umbrella release would have now: of every module that joined the newest micro-release that qualifies and goes together with the others.</summary>
/// <param name="Members">Every module that joined or is expected, by name.</param>
internal sealed record UmbrellaStatus(IReadOnlyList<UmbrellaMemberStatus> Members)
{
    /// <summary>What the release would be made of.</summary>
    public IReadOnlyList<UmbrellaPin> Pins => [.. Members.Select(member => member.Pin).OfType<UmbrellaPin>()];

    /// <summary>The modules that joined, and would miss.</summary>
    public IReadOnlyList<UmbrellaMiss> Missed => [.. Members.Where(member => member is { HasJoined: true, Pin: null }).Select(member => new UmbrellaMiss(member.Module, member.Reasons))];

    /// <summary>Looks at every micro-release of the modules that joined, newest first.</summary>
    public static UmbrellaStatus Of(LedgerState state, UmbrellaState umbrella, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(umbrella);
        var rules = new UmbrellaRules(state, umbrella, now);
        var walks = umbrella.Members.Select(member => new UmbrellaWalk(member.Module, rules, umbrella)).ToList();
        // Whoever goes back to an older one may leave those behind that depend on it: until nobody moves. Every move is to an older one, so it ends.
        while (walks.Find(walk => walk.Current is not null && UmbrellaRules.Conflict(walk.Current, Chosen(walks)) is not null) is { } behind)
            behind.GoBack(UmbrellaRules.Conflict(behind.Current!, Chosen(walks))!);
        var absent = umbrella.Plan.Modules.Where(module => umbrella.Members.All(member => member.Module != module))
            .Select(module => new UmbrellaMemberStatus(module, false, null, [$"it has not joined: ./build.sh Umbrella --join --module {module}"]));
        return new UmbrellaStatus([.. walks.Select(walk => walk.Status).Concat(absent).OrderBy(member => member.Module, StringComparer.Ordinal)]);
    }

    private static Dictionary<string, UmbrellaCandidate> Chosen(IEnumerable<UmbrellaWalk> walks) => walks.Where(walk => walk.Current is not null).ToDictionary(walk => walk.Module, walk => walk.Current!);
}
