using Pipeline.Core.Modules;

namespace Pipeline.Core.Tests.Modules;

public sealed class RepositoryPathTests
{
    [Theory]
    [InlineData("modules/orders", "chart", "modules/orders/chart")]
    [InlineData("modules/orders", "../../libs/./common/", "libs/common")]
    [InlineData("modules/orders", @"..\web", "modules/web")]
    [InlineData("modules", "..", ".")]
    [InlineData(".", "a", "a")]
    public void A_path_is_resolved_from_its_folder(string folder, string relative, string expected) =>
        Assert.Equal(expected, RepositoryPath.Resolve(folder, relative));

    [Theory]
    [InlineData("..")]
    [InlineData("a/../../b")]
    [InlineData("/etc/passwd")]
    [InlineData(@"C:\windows")]
    [InlineData(@"\\server\share")]
    [InlineData("a\0b")]
    [InlineData("")]
    public void Nothing_outside_the_repository_is_reached(string relative) => Assert.Null(RepositoryPath.Resolve(".", relative));

    [Theory]
    [InlineData("modules/web/src/a", "modules/web", true)]
    [InlineData("modules/web", "modules/web", true)]
    [InlineData("modules/website", "modules/web", false)]
    [InlineData("anything", ".", true)]
    public void A_path_lies_in_a_folder_by_whole_names(string path, string folder, bool expected) =>
        Assert.Equal(expected, RepositoryPath.IsIn(path, folder));
}
