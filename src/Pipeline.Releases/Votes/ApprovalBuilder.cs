namespace Pipeline.Releases.Votes;

/// <summary>Describes who approves; every method returns a changed copy.</summary>
/// <param name="Roles">The roles so far.</param>
public sealed record ApprovalBuilder(IReadOnlyList<Role> Roles)
{
    /// <summary>Adds a role whose approval is needed.</summary>
    /// <param name="name">The name, such as <c>qa</c>.</param>
    /// <param name="members">Logins (<c>@ada</c>) or addresses, separated by spaces; null: nobody by name.</param>
    /// <param name="team">The team on GitHub that has it, such as <c>acme/qa</c>; null: none. With neither, whoever speaks for the role has it.</param>
    /// <param name="quorum">How many GO votes it needs.</param>
    /// <param name="veto">Whether one NO-GO of it ends the matter.</param>
    public ApprovalBuilder Role(string name, string? members = null, string? team = null, int quorum = 1, bool veto = false) => new(
    [
        .. Roles,
        new Role { Name = name, Members = members?.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [], Team = team, Quorum = quorum, Veto = veto },
    ]);
}
