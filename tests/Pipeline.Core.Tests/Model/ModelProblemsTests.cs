using Pipeline.Core.Model;

namespace Pipeline.Core.Tests.Model;

public sealed class ModelProblemsTests
{
    private static readonly PipelineModel Shop = PipelineModel.In("/shop").Application("shop");

    [Fact]
    public void Environments_in_the_order_of_a_release_are_no_problem() => Assert.Empty(ModelProblems.Find(
        Shop.Environment("staging").Environment("pre-prod", e => e.After("staging")).Environment("production", e => e.After("pre-prod").After("staging"))));

    [Fact]
    public void Names_must_be_labels_and_stand_once() => Assert.Equal(
        ["Application(\"Shop\")", "Environment(\"Pre prod\")", "Environment(\"staging\")", "InNamespace(\"a b\")"],
        Beginnings(Shop.Application("Shop").Environment("staging").Environment("staging").Environment("Pre prod").Environment("production", e => e.InNamespace("a b"))));

    [Fact]
    public void An_environment_comes_after_one_that_there_is() => Assert.Equal(
        "Environment 'production' comes after 'stagin', which is none; did you mean 'staging'? Declared: staging, production.",
        Assert.Single(ModelProblems.Find(Shop.Environment("staging").Environment("production", e => e.After("stagin")))));

    [Fact]
    public void Environments_do_not_come_after_each_other() => Assert.Equal(
        "Environments come after each other in a circle: b, c. Remove one of their After(...).",
        Assert.Single(ModelProblems.Find(Shop.Environment("a").Environment("b", e => e.After("c")).Environment("c", e => e.After("b").After("a")))));

    private static IEnumerable<string> Beginnings(PipelineModel model) => ModelProblems.Find(model).Select(problem => problem[..(problem.IndexOf(')', StringComparison.Ordinal) + 1)]);
}
