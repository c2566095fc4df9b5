using Pipeline.Core.Model;
using Pipeline.Core.Vulnerabilities;
using Pipeline.Releases.Policies;

namespace Pipeline.Releases.Tests.Policies;

public sealed class PolicyProblemsTests
{
    [Fact]
    public void Rules_that_can_be_are_no_problem() => Assert.Empty(PolicyProblems.Find(ReleaseStory.Storefront(Shop).Releases(releases => releases.Module("orders", own => own.Coverage(95))).DeclaredReleasePolicy()));

    [Fact]
    public void A_module_that_asks_for_less_than_the_minimum_is_named() => Assert.Equal(
        [
            "Releases(...).Module(\"orders\") asks for less than environment 'production': coverage.line of UnitTest at least 70, where all modules need coverage.line of UnitTest at least 80. A module can tighten the common minimum, not loosen it.",
        ],
        PolicyProblems.Find(ReleaseStory.Storefront(Shop).Releases(releases => releases.Module("orders", own => own.Coverage(70))).DeclaredReleasePolicy()));

    [Fact]
    public void A_channel_of_an_environment_that_is_none_is_named() => Assert.Equal(
        ["The channel stable is about the environment 'prodution', which is none; did you mean 'production'?"],
        PolicyProblems.Find(ReleaseStory.Storefront(Shop).Releases(releases => releases.Channel("stable", channel => channel.In("prodution")).Channel("edge", channel => channel.Sealed())).DeclaredReleasePolicy()));

    [Theory]
    [InlineData("alpha", true)]
    [InlineData("stable", true)]
    [InlineData("beta", false)]
    [InlineData("candidate", false)]
    public void A_channel_whose_tag_a_level_of_maturity_moves_is_named(string name, bool isTaken)
    {
        var policy = Shop.Releases(releases => releases.Channel(name, channel => channel.Sealed()).Maturity(levels => levels.Stable(gate => gate.Coverage(80)))).DeclaredReleasePolicy();

        Assert.Equal(
            isTaken ? [$"The channel {name} and the maturity {name} would move the same tag of images, by other rules; name the channel otherwise, such as released."] : [],
            PolicyProblems.Find(policy));
    }

    [Fact]
    public void Without_levels_of_maturity_a_channel_may_have_their_names() =>
        Assert.Empty(PolicyProblems.Find(Shop.Releases(releases => releases.Channel("stable", channel => channel.Sealed())).DeclaredReleasePolicy()));

    [Theory]
    [InlineData(300, 10, 1, 1)]
    [InlineData(200, 20, 1, 1)]
    [InlineData(200, 10, 9, 1)]
    [InlineData(200, 10, 1, 0)]
    [InlineData(100, 5, 1, 0)]
    public void A_module_asks_for_less_by_a_bound_or_an_age(double most, double percent, int days, int problems)
    {
        var policy = Shop
            .Environment("production", environment => environment.Gate(gate => gate.Metric("p95", metric => metric.AtMost(200).WorseByAtMost(10).MaxAge(TimeSpan.FromDays(1)))))
            .Releases(releases => releases.Module("orders", own => own.Metric("p95", metric => metric.AtMost(most).WorseByAtMost(percent).MaxAge(TimeSpan.FromDays(days)))));

        Assert.Equal(problems, PolicyProblems.Find(policy.DeclaredReleasePolicy()).Count);
    }

    [Fact]
    public void A_module_that_puts_up_with_worse_vulnerabilities_asks_for_less() => Assert.Single(PolicyProblems.Find(Shop
        .Environment("production", environment => environment.Gate(gate => gate.NoNewVulnerabilities(Severity.High)))
        .Releases(releases => releases.Module("orders", own => own.NoNewVulnerabilities(Severity.Critical)))
        .DeclaredReleasePolicy()));

    [Fact]
    public void A_module_that_the_minimum_leaves_out_cannot_ask_for_less() => Assert.Empty(PolicyProblems.Find(Shop
        .Environment("production", environment => environment.Gate(gate => gate.Coverage(80, except: "orders")))
        .Releases(releases => releases.Module("orders", own => own.Coverage(10)))
        .DeclaredReleasePolicy()));

    [Fact]
    public void Modules_that_are_none_are_named_with_the_nearest()
    {
        var policy = Shop
            .Environment("production", environment => environment.Gate(gate => gate.Coverage(80, except: "web")))
            .Releases(releases => releases.Module("ordres", own => own.Coverage(90)))
            .DeclaredReleasePolicy();

        Assert.Equal(
            [
                "Releases(...).Module(\"ordres\") is about a module that is none; did you mean 'orders'? Modules: catalog, orders.",
                "The gate of environment 'production' leaves out the module 'web', which is none. Modules: catalog, orders.",
            ],
            PolicyProblems.FindNames(policy, ["orders", "catalog"]));
    }

    [Fact]
    public void An_environments_own_figures_are_looked_at() => Assert.Equal(
        [
            "Environment 'a' has a soak time of less than nothing; give Soak(...) a time.",
            "Environment 'b' has a soak time, which bundles spend in the environments before, and comes after none; add After(...).",
            "Environment 'c' comes after any of no environments; name them in AfterAny(...).",
            "Environment 'd' has AtMost(0); expected 1 or more. Hold an environment that is to take none.",
        ],
        PolicyProblems.Find(Shop
            .Environment("a", environment => environment.Soak(TimeSpan.FromHours(-1)))
            .Environment("b", environment => environment.Soak(TimeSpan.FromHours(1)))
            .Environment("c", environment => environment.AfterAny())
            .Environment("d", environment => environment.AtMost(0))
            .DeclaredReleasePolicy()));

    [Fact]
    public void A_gate_for_emergencies_is_shorter_than_another_and_has_roles() => Assert.Equal(
        [
            "Environment 'staging' has a gate for emergencies and none that it would be shorter than; add Gate(...) or Approval(...).",
            "The emergency approval of environment 'production' has no roles, so anybody could declare one and release it; name one at least.",
        ],
        PolicyProblems.Find(Shop
            .Environment("staging", environment => environment.Emergency(gate => gate, approval => approval.Role("on-call")))
            .Environment("production", environment => environment.Approval(approval => approval.Role("qa")).Emergency(gate => gate, approval => approval))
            .DeclaredReleasePolicy()));

    [Fact]
    public void Every_gate_and_every_approval_is_looked_at() => Assert.Equal(
        [
            "The gate of environment 'production' has Score(101); expected 0 to 100 percent.",
            "The approval of environment 'production': role 'qa' has the quorum 0; expected 1 or more.",
            "The emergency gate of environment 'production' has Score(-1); expected 0 to 100 percent.",
            "The emergency approval of environment 'production': role 'qa' has the quorum -1; expected 1 or more.",
            "Releases(...).Module(\"orders\") has Score(NaN); expected 0 to 100 percent.",
        ],
        PolicyProblems.Find(Shop
            .Environment("production", environment => environment
                .Gate(gate => gate.Score(101))
                .Approval(approval => approval.Role("qa", quorum: 0))
                .Emergency(gate => gate.Score(-1), approval => approval.Role("qa", quorum: -1)))
            .Releases(releases => releases.Module("orders", own => own.Score(double.NaN)))
            .DeclaredReleasePolicy()));

    private static PipelineModel Shop => PipelineModel.In("/shop").Application("shop");
}
