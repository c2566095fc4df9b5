using Pipeline.Core.Planning;
using Pipeline.Tools.Releases;
using Pipeline.Tools.Versions;

namespace Pipeline.Tools.Tests.Versions;

public sealed class ReleasedVersionsTests : IDisposable
{
    private readonly ShopRepository _shop = new();

    public ReleasedVersionsTests()
    {
        _shop.TagAll("1.0.0");
        _shop.Git.Commit("feat: a", ("modules/orders/VERSION", "1.0.0\n"));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task Without_a_tag_nothing_was_released() => Assert.Empty(await FindAsync());

    [Fact]
    public async Task A_commit_of_a_person_after_the_tag_was_not_released()
    {
        await TagAsync(new TaggingOptions { WriteVersionFiles = true });
        _shop.Git.Commit("fix: b", ("modules/orders/b.cs", "1"));

        Assert.Empty(await FindAsync());
    }

    [Theory]
    [InlineData(false, false, "HEAD")]
    [InlineData(true, false, "HEAD")]
    [InlineData(true, false, "HEAD~1")]
    [InlineData(true, true, "HEAD")]
    [InlineData(true, true, "HEAD~1")]
    [InlineData(true, true, "HEAD~2")]
    public async Task The_tagged_commit_and_those_beside_it_that_belong_to_the_release_have_its_tags(bool writesVersions, bool startsNext, string checkedOut)
    {
        var result = await TagAsync(new TaggingOptions { WriteVersionFiles = writesVersions, StartNextDevelopment = startsNext });
        _shop.Git.Git("checkout", "-q", checkedOut);

        var released = Assert.Single(await FindAsync());

        Assert.Equal(("orders-v1.1.0", result.Commit), (released.Name, released.Commit));
    }

    [Fact]
    public async Task The_plan_of_what_was_released_is_the_one_that_was_tagged()
    {
        var planned = await _shop.PlanAsync();
        await TagAsync(new TaggingOptions());

        var plan = await new VersionPlanning(await _shop.OpenAsync()).PlanReleasedAsync(_shop.Modules, new PlanOptions(), await FindAsync(), Token);

        Assert.Equal(planned.Modules.Select(Line), plan.Modules.Select(Line));

        static string Line(ModulePlan module) => $"{module.Name} {module.Current} {module.Next} {module.Tag} {string.Join(' ', module.Commits.Select(commit => commit.Subject))}";
    }

    private async Task<IReadOnlyList<ReleaseTag>> FindAsync() => await new ReleasedVersions(await _shop.OpenAsync()).FindAsync(_shop.Modules, null, Token);

    private async Task<TaggingResult> TagAsync(TaggingOptions options) => await new ReleaseTagger(await _shop.OpenAsync()).TagAsync(await _shop.PlanAsync(), _shop.Modules, options, Token);
}
