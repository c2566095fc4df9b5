using Pipeline.Releases.Ledger;
using Pipeline.Releases.Votes;

namespace Pipeline.Releases.Tests.Votes;

public sealed class RoleTests
{
    private static readonly Role Sre = new() { Name = "sre", Members = ["@bob", "sue@acme.org"], Team = "acme/sre" };

    [Theory]
    [InlineData("bob", null, null, true)]
    [InlineData("BOB", null, null, true)]
    [InlineData("sue", "Sue@Acme.org", null, true)]
    [InlineData("sue", null, null, false)]
    [InlineData("eve", null, "Acme/SRE", true)]
    [InlineData("eve", "bob", "acme/qa", false)]
    public void A_role_is_had_by_login_address_or_team(string name, string? email, string? team, bool has) =>
        Assert.Equal(has, Sre.Has(new Person { Name = name, Email = email, Teams = team is null ? [] : [team], Proven = true }, rehearsal: false));

    [Fact]
    public void A_role_of_nobody_is_had_by_whoever_speaks_for_it() => Assert.True(new Role { Name = "qa" }.Has(new Person { Name = "eve" }, rehearsal: false));

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void In_a_rehearsal_nobody_is_asked_for_their_team(bool rehearsal, bool has) => Assert.Equal(has, new Role { Name = "qa", Team = "acme/qa" }.Has(new Person { Name = "eve" }, rehearsal));

    [Fact]
    public void In_a_rehearsal_those_named_are_asked_for() => Assert.False(new Role { Name = "qa", Members = ["@cleo"] }.Has(new Person { Name = "eve" }, rehearsal: true));

    [Fact]
    public void Its_people_are_named()
    {
        Assert.Equal("@bob, sue@acme.org, the team acme/sre", Sre.People);
        Assert.Equal("anybody", new Role { Name = "qa" }.People);
    }
}
