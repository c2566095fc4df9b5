using Pipeline.Core.Modules;

namespace Pipeline.Core.Tests.Modules;

public sealed class ModuleNameTests
{
    [Theory]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("false")]
    [InlineData("yes")]
    [InlineData("no")]
    [InlineData("on")]
    [InlineData("off")]
    [InlineData("y")]
    [InlineData("n")]
    [InlineData("1e3")]
    public void A_word_that_yaml_takes_for_another_value_names_no_module(string name) => Assert.False(ModuleName.IsValid(name));

    [Theory]
    [InlineData("nulls")]
    [InlineData("on-call")]
    [InlineData("con")]
    [InlineData("default")]
    [InlineData("kube-system")]
    [InlineData("e3")]
    public void What_only_looks_like_a_special_word_names_a_module(string name) => Assert.True(ModuleName.IsValid(name));
}
