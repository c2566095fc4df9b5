namespace Pipeline.Components.Tests.Versions;

public sealed class TagImagesTests : IDisposable
{
    private readonly StagedShop _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task Without_a_release_there_is_nothing_to_tag()
    {
        _shop.Git.Commit("feat: search", ("modules/catalog/a.cs", "1"));

        var (exitCode, output) = await _shop.RunAsync("TagImages");

        Assert.True(exitCode == 0, output);
        Assert.Contains("there is nothing to tag", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HEAD")]
    [InlineData("HEAD~2")]
    public async Task A_commit_that_wrote_the_versions_in_between_is_named_and_fails(string checkedOut)
    {
        _shop.Git.Commit("feat: search", ("modules/catalog/a.cs", "1"));
        var (exitCode, output) = await _shop.RunAsync("Tag", "--write-versions", "--next-development");
        Assert.True(exitCode == 0, output);
        _shop.Git.Git("checkout", "-q", checkedOut);

        (exitCode, output) = await _shop.RunAsync("TagImages");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("catalog-v1.1.0", output, StringComparison.Ordinal);
        Assert.Contains("no image was tagged", output, StringComparison.Ordinal);
        Assert.Contains(_shop.Git.Git("rev-parse", "catalog-v1.1.0^{commit}")[..12], output, StringComparison.Ordinal);
    }
}
