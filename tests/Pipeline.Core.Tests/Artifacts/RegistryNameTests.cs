using Pipeline.Core.Artifacts;
using Pipeline.Core.Errors;

namespace Pipeline.Core.Tests.Artifacts;

public sealed class RegistryNameTests
{
    [Theory]
    [InlineData("shop", true)]
    [InlineData("acme/shop.net/orders__web--1", true)]
    [InlineData("", false)]
    [InlineData("Acme/shop", false)]
    [InlineData("acme//shop", false)]
    [InlineData("acme/../shop", false)]
    [InlineData("acme/shop\n", false)]
    public void A_repository_is_lower_case_parts_between_slashes(string name, bool valid) => Assert.Equal(valid, RegistryName.IsRepository(name));

    [Fact]
    public void A_repository_of_more_than_255_characters_is_none() =>
        Assert.Equal((true, false), (RegistryName.IsRepository(new string('a', 255)), RegistryName.IsRepository(new string('a', 256))));

    [Theory]
    [InlineData("dev", true)]
    [InlineData("1.2.0-rc.1_x", true)]
    [InlineData("", false)]
    [InlineData("-dev", false)]
    [InlineData(".dev", false)]
    [InlineData("dev,type=local", false)]
    [InlineData("dev\n", false)]
    public void A_tag_is_one_word(string name, bool valid) => Assert.Equal(valid, RegistryName.IsTag(name));

    [Fact]
    public void What_is_no_tag_is_refused_on_one_line_with_what_is_expected()
    {
        var exception = Assert.Throws<PipelineException>(() => RegistryName.CheckTag("de\nv"));

        Assert.Equal("'de v' is no tag: a tag has at most 128 letters, digits, '.', '_' and '-', the first no '.' and no '-'. Choose a name such as dev.", exception.Message);
    }
}
