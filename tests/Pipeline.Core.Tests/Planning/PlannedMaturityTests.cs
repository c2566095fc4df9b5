using System.Text;
using Pipeline.Core.Planning;
using Semver;
using static Pipeline.Core.Tests.Planning.PlanScenario;

namespace Pipeline.Core.Tests.Planning;

public sealed class PlannedMaturityTests
{
    private static readonly PlanOptions Alpha = new() { Channel = "alpha", HigherChannels = ["beta"] };
    private static readonly PlannedMaturity Beta = new() { Word = "beta", Because = "as the evidence of 2026-11-25.1 says", Missing = ["stable needs more"] };

    [Fact]
    public void What_was_released_in_a_higher_channel_is_not_released_again_below()
    {
        var history = Released();
        history.Commit("feat: search", "modules/orders/a");
        history.Tag("orders-v1.1.0-beta.1");

        var plan = history.PlanOf("orders", Alpha);

        Assert.Null(plan.Next);
        Assert.Equal("1.1.0-beta.1", plan.Current?.ToString());
        Assert.Equal("nothing since 1.1.0-beta.1", plan.Reasons[0]);
    }

    [Fact]
    public void What_changed_since_is_released_in_the_channel_of_its_own()
    {
        var history = Released();
        history.Commit("feat: search", "modules/orders/a");
        history.Tag("orders-v1.1.0-alpha.1");
        history.Tag("orders-v1.1.0-beta.1");
        history.Commit("fix: search", "modules/orders/a");

        Assert.Equal("1.1.0-alpha.2", history.PlanOf("orders", Alpha).Next?.ToString());
    }

    [Fact]
    public void A_higher_channel_promotes_what_a_lower_one_released()
    {
        var history = Released();
        history.Commit("feat: search", "modules/orders/a");
        history.Tag("orders-v1.1.0-alpha.1");

        Assert.Equal("1.1.0-beta.1", history.PlanOf("orders", new PlanOptions { Channel = "beta" }).Next?.ToString());
        Assert.Equal("1.1.0", history.PlanOf("orders").Next?.ToString());
    }

    [Theory]
    [InlineData("beta", "1.1.0-beta.1", true)]
    [InlineData("beta", "1.1.0-alpha.1", false)]
    [InlineData("beta", "1.1.0", false)]
    [InlineData("stable", "1.1.0", true)]
    [InlineData("stable", "1.1.0-stable.1", true)]
    public void A_version_says_how_mature_it_is(string word, string version, bool says) =>
        Assert.Equal(says, (Beta with { Word = word }).IsSaidBy(SemVersion.Parse(version)));

    [Fact]
    public void Of_many_things_that_are_missing_some_are_shown() =>
        Assert.Equal(["0", "1", "2", "3", "4", "and 2 more"], (Beta with { Missing = [.. Enumerable.Range(0, 7).Select(number => $"{number}")] }).Shown());

    [Fact]
    public void The_table_says_how_mature_the_sources_are_and_what_is_missing() =>
        Assert.EndsWith(
            "\nMaturity: beta, as the evidence of 2026-11-25.1 says\n  stable needs more\n",
            VersionPlanTable.Write(Released().Plan() with { Maturity = Beta }),
            StringComparison.Ordinal);

    [Fact]
    public async Task A_plan_keeps_it_and_one_without_levels_does_not_name_it()
    {
        var read = await VersionPlanJson.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(await WriteAsync(Beta))), TestContext.Current.CancellationToken);

        Assert.Equal((Beta.Word, Beta.Because), (read.Maturity?.Word, read.Maturity?.Because));
        Assert.Equal(Beta.Missing, read.Maturity?.Missing);
        Assert.DoesNotContain("maturity", await WriteAsync(null), StringComparison.Ordinal);
    }

    private static async Task<string> WriteAsync(PlannedMaturity? maturity)
    {
        using var stream = new MemoryStream();
        await VersionPlanJson.WriteAsync(stream, Released().Plan() with { Maturity = maturity }, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
