using Pipeline.Releases.Votes;

namespace Pipeline.Releases.Tests.Votes;

public sealed class RoleProblemsTests
{
    [Fact]
    public void Roles_that_can_approve_are_no_problem() => Assert.Empty(Find(approval => approval.Role("lead", "@ada bob@acme.org", quorum: 2).Role("sre", team: "acme/sre", quorum: 3).Role("qa")));

    [Fact]
    public void A_role_that_needs_more_votes_than_it_has_members_can_never_approve()
    {
        Assert.Equal(["The approval: role 'qa' needs 2 GO and has 1 member; it can never approve."], Find(approval => approval.Role("qa", "@ada @Ada", quorum: 2)));
        Assert.Empty(Find(approval => approval.Role("qa", "@ada", team: "acme/qa", quorum: 2)));
    }

    [Fact]
    public void A_role_is_described_once() => Assert.Equal(["The approval has 2 roles 'qa'; describe it once."], Find(approval => approval.Role("qa").Role("qa")));

    [Theory]
    [InlineData("", "The approval has a role '' whose name is empty; expected one such as qa.")]
    [InlineData("q\na", "The approval has a role 'q a' whose name holds characters that are not shown; expected one such as qa.")]
    public void A_role_has_a_name(string name, string problem) => Assert.Equal([problem], Find(approval => approval.Role(name)));

    [Fact]
    public void A_member_is_a_login_or_an_address() =>
        Assert.Equal(["The approval: 'ada' of role 'qa' is neither a login (@ada) nor an address (ada@example.org)."], Find(approval => approval.Role("qa", "ada")));

    [Fact]
    public void A_team_is_of_an_organisation() => Assert.Equal(["The approval: the team 'qa' of role 'qa' is none; expected one such as acme/qa."], Find(approval => approval.Role("qa", team: "qa")));

    private static List<string> Find(Func<ApprovalBuilder, ApprovalBuilder> approval) => [.. RoleProblems.Find(approval(new ApprovalBuilder([])).Roles, "The approval")];
}
