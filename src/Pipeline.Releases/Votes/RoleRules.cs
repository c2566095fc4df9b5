using Pipeline.Core.Text;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Policies;
using Pipeline.Shared;

namespace Pipeline.Releases.Votes;

/// <summary>Who may speak for a role.</summary>
internal static class RoleRules
{
    /// <summary>Every reason why <paramref name="person"/> cannot speak for <paramref name="role"/> about <paramref name="bundle"/> going to <paramref name="environment"/>.</summary>
    public static IEnumerable<string> Refusals(ReleasePolicy rules, string environment, string role, Person person, BundleState bundle)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(bundle);
        if (rules.Find(environment) is not { } policy)
            return [rules.Unknown(environment)];
        var roles = policy.Approvers(bundle.IsEmergencyFor(policy));
        if (roles.Count == 0)
            return [$"{environment} asks for no approval, so there is nothing to vote on"];
        if (roles.FirstOrDefault(one => one.Name == role) is not { } asked)
            return [$"there is no role '{PlainText.OneLine(role)}' for {environment}{NearestNames.EndOfSentence(role, roles.Select(one => one.Name))} Roles: {string.Join(", ", roles.Select(one => one.Name))}"];
        List<string> refusals = [.. Vouching.Refusals(person, bundle)];
        if (!asked.Has(person, bundle.IsRehearsal))
            refusals.Add($"{person} does not have the role {role}, which {asked.People} {(asked.Members.Count > 1 ? "have" : "has")}");
        return refusals;
    }
}
