using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Votes;

/// <summary>A gate keeper: a role whose people vote (D9).</summary>
public sealed record Role
{
    /// <summary>The name, such as <c>qa</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Who has it: logins (<c>@ada</c>) or addresses. Neither these nor a team: whoever speaks for it.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];

    /// <summary>The team on GitHub that has it, such as <c>acme/qa</c>; null: none.</summary>
    public string? Team { get; init; }

    /// <summary>How many GO votes it needs. Default: 1.</summary>
    public int Quorum { get; init; } = 1;

    /// <summary>Whether one NO-GO of it ends the matter. Default: no.</summary>
    public bool Veto { get; init; }

    /// <summary>Who can give its vote, for people.</summary>
    internal string People => string.Join(", ", [.. Members, .. Team is null ? Array.Empty<string>() : [$"the team {Team}"]]) is { Length: > 0 } people ? people : "anybody";

    /// <summary>Whether <paramref name="person"/> has it. In a rehearsal nobody can be asked who is in a team.</summary>
    internal bool Has(Person person, bool rehearsal) =>
        (Members.Count == 0 && Team is null)
        || Members.Any(member => member.StartsWith('@')
            ? string.Equals(member[1..], person.Name, StringComparison.OrdinalIgnoreCase)
            : string.Equals(member, person.Email, StringComparison.OrdinalIgnoreCase))
        || (Team is not null && (person.Teams.Contains(Team, StringComparer.OrdinalIgnoreCase) || (rehearsal && !person.Proven)));
}
