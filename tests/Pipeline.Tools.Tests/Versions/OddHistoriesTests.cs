using Pipeline.Tools.Git;

namespace Pipeline.Tools.Tests.Versions;

/// <summary>Histories that are damaged, that other systems wrote, or that one clone shows otherwise.</summary>
public sealed class OddHistoriesTests : IDisposable
{
    private readonly ShopRepository _shop = new();

    public OddHistoriesTests()
    {
        _shop.TagAll("1.0.0");
        _shop.Git.Commit("fix: a", ("modules/orders/a.cs", "1"));
    }

    public void Dispose() => _shop.Dispose();

    [Theory]
    [InlineData("0123456789012345678901234567890123456789")]
    [InlineData("garbage")]
    [InlineData("")]
    public async Task A_damaged_tag_is_named_and_the_others_are_not_passed_over(string content)
    {
        _shop.Git.Write(".git/refs/tags/nightly", content + "\n");

        var exception = await Assert.ThrowsAsync<GitException>(() => _shop.PlanAsync());

        Assert.StartsWith("The tag nightly is damaged, or what it stands on is missing in this clone.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_list_of_names_is_not_taken_for_a_repository_without_commits()
    {
        _shop.Git.Git("pack-refs", "--all");
        File.AppendAllText(Path.Combine(_shop.Path, ".git", "packed-refs"), "garbage\n");

        Assert.Contains("packed-refs", (await Assert.ThrowsAsync<GitException>(() => _shop.PlanAsync())).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("refs/heads/HEAD")]
    [InlineData("refs/tags/HEAD")]
    public async Task A_branch_or_tag_that_is_named_HEAD_changes_nothing(string name)
    {
        _shop.Git.Git("update-ref", name, "HEAD~1");

        var plan = await _shop.PlanAsync();

        Assert.Equal(("main", "orders 1.0.1"), (plan.Branch, Assert.Single(plan.Releases) is var orders ? $"{orders.Name} {orders.Next}" : ""));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" -5 +0000")]
    [InlineData(" 99999999999999999 +0000")]
    public async Task A_commit_without_a_time_of_any_calendar_is_one_like_others(string time)
    {
        CommitWithTime(time);
        Assert.Equal("1.1.0", await _shop.NextOfOrdersAsync());

        _shop.Git.Git("update-ref", "refs/tags/orders-v1.1.0", "HEAD");
        Assert.Equal(DateTimeOffset.UnixEpoch, (await (await _shop.OpenAsync()).ReadSourceAsync(TestContext.Current.CancellationToken)).CommittedAt);
        Assert.Equal(DateTimeOffset.UnixEpoch, (await (await _shop.OpenAsync()).ReadTagObjectsAtHeadAsync(TestContext.Current.CancellationToken)).Single(tag => tag.Name == "orders-v1.1.0").CreatedAt);
        _shop.Git.Commit("fix: b", ("modules/orders/b.cs", "2"));
        Assert.Equal("1.1.1", await _shop.NextOfOrdersAsync());
    }

    [Fact]
    public async Task What_one_clone_puts_in_the_place_of_a_commit_does_not_count()
    {
        _shop.Git.Git("replace", "--graft", "HEAD");
        Assert.Equal("1.0.1", await _shop.NextOfOrdersAsync());

        _shop.Git.Git("replace", "-d", "HEAD");
        _shop.Git.Write(".git/info/grafts", _shop.Git.Git("rev-parse", "HEAD") + "\n");
        Assert.Equal("1.0.1", await _shop.NextOfOrdersAsync());
    }

    [Theory]
    [InlineData("ISO-8859-1")]
    [InlineData("UTF-16")]
    public async Task The_encoding_that_the_user_reads_in_changes_nothing(string encoding)
    {
        _shop.Git.Git("config", "i18n.logOutputEncoding", encoding);
        _shop.Git.Commit("feat: café", ("modules/orders/b.cs", "1"));

        var orders = Assert.Single((await _shop.PlanAsync()).Releases);

        Assert.Equal(("1.1.0", "feat: café"), (orders.Next?.ToString(), orders.Commits[0].Subject));
    }

    [Fact]
    public async Task Tags_of_tags_count_and_those_of_trees_do_not()
    {
        _shop.Git.Git("-c", "advice.nestedTag=false", "tag", "-a", "-m", "x", "one");
        _shop.Git.Git("-c", "advice.nestedTag=false", "tag", "-a", "-m", "x", "orders-v1.2.0", "one");
        _shop.Git.Git("tag", "orders-v9.0.0", "HEAD^{tree}");
        _shop.Git.Commit("fix: b", ("modules/orders/b.cs", "1"));

        Assert.Equal("1.2.1", await _shop.NextOfOrdersAsync());
    }

    // git commit writes no such times; what imports histories does.
    private void CommitWithTime(string time)
    {
        _shop.Git.Write("modules/orders/b.cs", "1");
        _shop.Git.Git("add", "-A");
        _shop.Git.Write(".git/odd", $"tree {_shop.Git.Git("write-tree")}\nparent {_shop.Git.Git("rev-parse", "HEAD")}\nauthor A <a>{time}\ncommitter A <a>{time}\n\nfeat: b\n");
        _shop.Git.Git("reset", "-q", "--hard", _shop.Git.Git("hash-object", "-t", "commit", "-w", "--literally", ".git/odd"));
    }
}
