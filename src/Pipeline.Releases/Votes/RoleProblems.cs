using System.Globalization;
using Pipeline.Core.Text;
using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Votes;

/// <summary>What the roles of an approval say that cannot be.</summary>
internal static class RoleProblems
{
    /// <summary>A sentence for each.</summary>
    /// <param name="roles">The roles.</param>
    /// <param name="where">Where they stand, as the beginning of a sentence: <c>The approval of environment 'production'</c>.</param>
    public static IEnumerable<string> Find(IReadOnlyList<Role> roles, string where)
    {
        ArgumentNullException.ThrowIfNull(roles);
        foreach (var twice in roles.GroupBy(role => role.Name).Where(group => group.Count() > 1))
            yield return $"{where} has {twice.Count()} roles '{PlainText.OneLine(twice.Key ?? "")}'; describe it once.";
        foreach (var role in roles)
        {
            var name = PlainText.OneLine(role.Name ?? "");
            if (NameRules.FaultOf(role.Name) is { } fault)
                yield return $"{where} has a role '{name}' whose name {fault}; expected one such as qa.";
            if (role.Quorum < 1)
                yield return Say($"{where}: role '{name}' has the quorum {role.Quorum}; expected 1 or more.");
            var people = role.Members.Distinct(StringComparer.OrdinalIgnoreCase).Count();
            if (people > 0 && role.Team is null && role.Quorum > people)
                yield return Say($"{where}: role '{name}' needs {role.Quorum} GO and has {people} {(people == 1 ? "member" : "members")}; it can never approve.");
            foreach (var member in role.Members.Where(member => !member.Contains('@', StringComparison.Ordinal) || NameRules.FaultOf(member) is not null))
                yield return $"{where}: '{PlainText.OneLine(member)}' of role '{name}' is neither a login (@ada) nor an address (ada@example.org).";
            if (role.Team is { } team && (NameRules.FaultOf(team) is not null || !team.Contains('/', StringComparison.Ordinal)))
                yield return $"{where}: the team '{PlainText.OneLine(team)}' of role '{name}' is none; expected one such as acme/qa.";
        }
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
