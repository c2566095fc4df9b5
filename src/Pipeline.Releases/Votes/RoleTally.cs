using Pipeline.Releases.Bundles;

namespace Pipeline.Releases.Votes;

/// <summary>How a role stands on a bundle for an environment.</summary>
/// <param name="Role">The role.</param>
/// <param name="Go">The standing votes for it.</param>
/// <param name="NoGo">The standing votes against it.</param>
internal sealed record RoleTally(Role Role, IReadOnlyList<Vote> Go, IReadOnlyList<Vote> NoGo)
{
    /// <summary>Whether it approves.</summary>
    public bool Approves => Go.Count >= Role.Quorum && !Vetoes;

    /// <summary>Whether it ends the matter.</summary>
    public bool Vetoes => Role.Veto && NoGo.Count > 0;

    /// <summary>Each role of <paramref name="roles"/>.</summary>
    public static IReadOnlyList<RoleTally> Of(IReadOnlyList<Role> roles, BundleState bundle, string environment)
    {
        ArgumentNullException.ThrowIfNull(roles);
        // Whoever declares the emergency does not approve it, before it as little as after.
        var standing = Standing(bundle, environment).Where(vote => vote.Ballot == Ballot.NoGo || bundle.Emergency?.By.Is(vote.By) is not true).ToList();
        return
        [
            .. roles.Select(role => new RoleTally(
                role,
                [.. standing.Where(vote => vote.Role == role.Name && vote.Ballot == Ballot.Go)],
                [.. standing.Where(vote => vote.Role == role.Name && vote.Ballot == Ballot.NoGo)])),
        ];
    }

    /// <summary>The last vote of each person.</summary>
    public static IReadOnlyList<Vote> Standing(BundleState bundle, string environment)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        List<Vote> standing = [];
        foreach (var vote in bundle.Votes.Where(vote => vote.Environment == environment))
        {
            standing.RemoveAll(earlier => earlier.By.Is(vote.By));
            standing.Add(vote);
        }

        return standing;
    }
}
