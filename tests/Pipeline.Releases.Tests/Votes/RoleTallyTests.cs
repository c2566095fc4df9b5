using Pipeline.Releases.Bundles;
using Pipeline.Releases.Policies;
using Pipeline.Releases.Promotion;
using Pipeline.Releases.Votes;

namespace Pipeline.Releases.Tests.Votes;

public sealed class RoleTallyTests
{
    private readonly ReleaseStory _story = new(model => model.Environment("production", environment => environment
        .Approval(approval => approval.Role("sre", quorum: 2).Role("qa", veto: true))
        .Emergency(gate => gate, approval => approval.Role("sre", quorum: 2))));

    private readonly BundleState _bundle;

    public RoleTallyTests() => _bundle = _story.Seal();

    [Fact]
    public void A_role_approves_with_its_quorum()
    {
        Vote("ada", "sre");
        Assert.False(Tally("sre").Approves);
        Vote("bob", "sre");

        Assert.True(Tally("sre").Approves);
    }

    [Fact]
    public void One_person_counts_once()
    {
        Vote("ada", "sre");
        Vote("Ada", "sre");

        Assert.Single(Tally("sre").Go);
    }

    [Fact]
    public void A_changed_vote_counts_as_it_was_changed_and_both_stand_in_the_record()
    {
        Vote("ada", "sre");
        Vote("ada", "sre", Ballot.NoGo, "p95 900 ms");

        Assert.Empty(Tally("sre").Go);
        Assert.Single(Tally("sre").NoGo);
        Assert.Equal([Ballot.Go, Ballot.NoGo], _story.Standing(_bundle).Votes.Select(vote => vote.Ballot));
    }

    [Fact]
    public void A_no_go_of_a_role_with_a_veto_ends_the_matter()
    {
        Vote("cleo", "qa");
        Vote("dan", "qa", Ballot.NoGo, "no tea");

        Assert.True(Tally("qa").Vetoes);
        Assert.False(Tally("qa").Approves);
    }

    [Fact]
    public void A_no_go_of_a_role_without_one_does_not_hinder_its_quorum()
    {
        Vote("ada", "sre");
        Vote("bob", "sre");
        Vote("dan", "sre", Ballot.NoGo, "no tea");

        Assert.True(Tally("sre").Approves);
    }

    [Fact]
    public void Votes_for_another_environment_do_not_count()
    {
        Vote("cleo", "qa");

        Assert.All(RoleTally.Of([new Role { Name = "qa" }], _story.Standing(_bundle), "staging"), tally => Assert.Empty(tally.Go));
    }

    [Fact]
    public void Whoever_declares_an_emergency_has_not_approved_it_before()
    {
        Vote("ada", "sre");
        Vote("bob", "sre");
        _story.Happens(new EmergencyDeclared { At = _story.Now, By = ReleaseStory.Proven("ada"), Bundle = _bundle.Bundle.Id, Because = "the shop is down" });

        Assert.Equal(["bob"], Tally("sre").Go.Select(vote => vote.By.Name));
    }

    private RoleTally Tally(string role) => RoleTally.Of(_story.State.Rules.Find("production")!.Roles, _story.Standing(_bundle), "production").Single(tally => tally.Role.Name == role);

    private void Vote(string person, string role, Ballot ballot = Ballot.Go, string? because = null) => _story.Happens(_story.Vote(_bundle, person, role, ballot, because));
}
