using Pipeline.Core.Modules;
using Pipeline.Core.Stages;

namespace Pipeline.Core.Tests.Modules;

public sealed class HookProblemsTests
{
    [Theory]
    [InlineData("SeedOrders")]
    [InlineData("a")]
    [InlineData("Migrate2")]
    public void A_name_of_letters_and_digits_is_fine(string name) => Assert.Empty(Find(Hook(name)));

    [Theory]
    [InlineData("")]
    [InlineData("2nd")]
    [InlineData("Seed Orders")]
    [InlineData("../seed")]
    [InlineData("seed\n")]
    public void Any_other_is_named_with_what_was_expected(string name)
    {
        var problem = Assert.Single(Find(Hook(name)));

        Assert.Equal(($"After(Deploy, \"{name}\") of orders", "Expected a name of at most 63 letters and digits, a letter first, such as SeedOrders."), (problem.Where, problem.Message));
    }

    [Theory]
    [InlineData(63, 0)]
    [InlineData(64, 1)]
    public void It_has_at_most_63_characters(int length, int problems) => Assert.Equal(problems, Find(Hook(new string('a', length))).Count);

    [Theory]
    [InlineData("Deploy")]
    [InlineData("unitTest")]
    [InlineData("Rollback")]
    public void The_name_of_a_stage_is_taken(string name) =>
        Assert.Equal("The name is that of a stage, and so would be its folder. Choose another, such as SeedOrders.", Assert.Single(Find(Hook(name))).Message);

    [Fact]
    public void Two_whose_folders_would_be_one_are_named() =>
        Assert.Equal("2 hooks are named 'SeedOrders' and 'seedOrders'; give each its own name.", Assert.Single(Find(Hook("SeedOrders"), Hook("seedOrders"))).Message);

    [Fact]
    public void A_stage_that_there_is_not_is_named_with_those_that_there_are() =>
        Assert.StartsWith("There is no such stage. Expected one of Clone, BuildImage, UnitTest, Scan, Push, Chart, Deploy, IntegrationTest.", Assert.Single(Find(Hook("Seed") with { Stage = (Stage)99 })).Message, StringComparison.Ordinal);

    private static ModuleHook Hook(string name) => new(Stage.Deploy, HookMoment.After, name, _ => Task.CompletedTask, "code");

    private static List<ModuleProblem> Find(params ModuleHook[] hooks) => [.. HookProblems.Find(new Module { Name = "orders", Path = "modules/orders", Hooks = hooks })];
}
