using Pipeline.Core.Errors;
using Pipeline.Core.Planning;
using Pipeline.Testing;
using Pipeline.Tools.Releases;
using Pipeline.Tools.Tests.Versions;

namespace Pipeline.Tools.Tests.Releases;

public sealed class ReleaseTaggerTests : IDisposable
{
    private readonly ShopRepository _shop = new();
    private readonly GitSandbox _remote = new(bare: true);

    public ReleaseTaggerTests()
    {
        _shop.TagAll("1.0.0");
        _shop.Git.Git("remote", "add", "origin", _remote.Path);
        _shop.Git.Git("push", "-q", "--tags", "-u", "origin", "main");
    }

    public void Dispose()
    {
        _shop.Dispose();
        _remote.Dispose();
    }

    [Fact]
    public async Task Annotated_tags_say_why_and_are_pushed()
    {
        var commit = _shop.Git.Commit("feat: a", ("modules/orders/a.cs", "1"));

        var result = await TagAsync(new TaggingOptions { Remote = "origin" });

        Assert.Equal((commit, commit, true), (result.Commit, result.Head, result.IsPushed));
        Assert.Equal(["orders-v1.1.0"], result.Tags);
        Assert.Equal("tag", _remote.Git("cat-file", "-t", "orders-v1.1.0"));
        Assert.Equal(commit, _remote.Git("rev-parse", "orders-v1.1.0^{commit}"));
        Assert.Contains("minor: feat: a", _shop.Git.Git("tag", "-l", "--format=%(contents)", "orders-v1.1.0"), StringComparison.Ordinal);
        Assert.Empty((await _shop.PlanAsync()).Releases);
    }

    [Fact]
    public async Task What_authors_wrote_is_plain_text_in_the_tag()
    {
        _shop.Git.Commit("feat: \u001b[31mred\u202e", ("modules/orders/a.cs", "1"));

        await TagAsync(new TaggingOptions());

        var message = _shop.Git.Git("tag", "-l", "--format=%(contents)", "orders-v1.1.0");
        Assert.Contains("[31mred", message, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"[\u001b\p{Cf}]", message);
    }

    [Fact]
    public async Task Tagging_twice_changes_nothing()
    {
        _shop.Git.Commit("feat: a", ("modules/orders/a.cs", "1"));
        var plan = await _shop.PlanAsync();
        await TagAsync(new TaggingOptions { Remote = "origin" }, plan);
        var before = _remote.Git("show-ref");

        var result = await TagAsync(new TaggingOptions { Remote = "origin" }, plan);

        Assert.Empty(result.Tags);
        Assert.Equal(["orders-v1.1.0"], result.Existing);
        Assert.Equal(before, _remote.Git("show-ref"));
    }

    [Fact]
    public async Task Versions_and_changelogs_are_committed_where_the_tag_stands()
    {
        _shop.Git.Commit("feat: a", ("modules/orders/VERSION", "1.0.0\n"), ("modules/orders/chart/Chart.yaml", "name: orders\nversion: 1.0.0 # c\n"));
        var options = new TaggingOptions
        {
            Remote = "origin",
            WriteVersionFiles = true,
            StartNextDevelopment = true,
            Changelogs = new Dictionary<string, string> { ["orders"] = "## orders 1.1.0 (2026-01-01)\n\ntext\n" },
        };

        var result = await TagAsync(options);

        Assert.Equal("1.1.0", _remote.Git("show", "orders-v1.1.0:modules/orders/VERSION"));
        Assert.Equal("name: orders\nversion: 1.1.0 # c", _remote.Git("show", "orders-v1.1.0:modules/orders/chart/Chart.yaml"));
        Assert.Equal("# Changelog\n\n## orders 1.1.0 (2026-01-01)\n\ntext", _remote.Git("show", "orders-v1.1.0:modules/orders/CHANGELOG.md"));
        Assert.Equal("1.2.0-dev", _remote.Git("show", "main:modules/orders/VERSION"));
        Assert.Equal("name: orders\nversion: 1.2.0 # c", _remote.Git("show", "main:modules/orders/chart/Chart.yaml"));
        Assert.Equal(result.Head, _shop.Git.Git("rev-parse", "HEAD"));
        Assert.Equal("", _shop.Git.Git("status", "--porcelain"));
        var next = await _shop.PlanAsync();
        Assert.Empty(next.Releases);
        Assert.Empty(next.Warnings);
    }

    [Theory]
    [InlineData("pyproject.toml", "[project]\nversion = \"1.0.0\"\n", "[project]\nversion = \"1.2.0.dev0\"")]
    [InlineData("package-lock.json", "{ \"version\": \"1.0.0\", \"packages\": { \"\": { \"version\": \"1.0.0\" } } }", "{ \"version\": \"1.2.0-dev\", \"packages\": { \"\": { \"version\": \"1.2.0-dev\" } } }")]
    [InlineData("Cargo.toml", "[package]\nversion = \"1.0.0\"\n", "[package]\nversion = \"1.2.0-dev\"")]
    [InlineData("Orders.csproj", "<Project><PropertyGroup><VersionPrefix>1.0.0</VersionPrefix></PropertyGroup></Project>", "<Project><PropertyGroup><VersionPrefix>1.2.0</VersionPrefix></PropertyGroup></Project>")]
    public async Task The_next_development_version_is_no_disagreement(string file, string before, string after)
    {
        _shop.Git.Commit("feat: a", ($"modules/orders/{file}", before));

        var result = await TagAsync(new TaggingOptions { WriteVersionFiles = true, StartNextDevelopment = true });

        Assert.Equal(after, _shop.Git.Git("show", $"main:modules/orders/{file}"));
        Assert.Empty((await _shop.PlanAsync()).Warnings);
        Assert.Empty(result.NotWritten);
    }

    [Fact]
    public async Task Files_with_a_version_that_are_not_written_are_named()
    {
        _shop.Git.Commit("feat: a", ("modules/orders/VERSION", "1.0.0"), ("modules/orders/Cargo.lock", "version = 4"), ("modules/orders/pom.xml", "<version>1.0.0</version>"), ("modules/orders/composer.json", "{}"));

        Assert.Equal(["modules/orders/Cargo.lock", "modules/orders/pom.xml"], (await TagAsync(new TaggingOptions { WriteVersionFiles = true })).NotWritten);
    }

    [Fact]
    public async Task A_faster_release_makes_the_push_fail_and_leaves_nothing_behind()
    {
        _shop.Git.Commit("feat: a", ("modules/orders/a.cs", "1"), ("modules/catalog/a.cs", "1"), ("modules/orders/VERSION", "1.0.0"));
        _shop.Git.Git("push", "-q", "origin", "main");
        var plan = await _shop.PlanAsync();
        using var other = new TempDirectory();
        _shop.Git.Git("clone", "-q", _remote.Path, other["clone"]);
        _shop.Git.Git("-C", other["clone"], "tag", "catalog-v1.1.0");
        _shop.Git.Git("-C", other["clone"], "push", "-q", "origin", "catalog-v1.1.0");
        var (refs, head, remote) = (_shop.Git.Git("show-ref"), _shop.Git.Git("rev-parse", "HEAD"), _remote.Git("show-ref"));

        var exception = await Assert.ThrowsAsync<PipelineException>(() => TagAsync(new TaggingOptions { Remote = "origin", WriteVersionFiles = true }, plan));

        Assert.Contains("Another release was faster: refs/tags/catalog-v1.1.0", exception.Message, StringComparison.Ordinal);
        Assert.Contains("git pull --tags", exception.Message, StringComparison.Ordinal);
        Assert.Equal((refs, head, remote), (_shop.Git.Git("show-ref"), _shop.Git.Git("rev-parse", "HEAD"), _remote.Git("show-ref")));
        Assert.Equal("", _shop.Git.Git("status", "--porcelain"));
    }

    [Fact]
    public async Task A_branch_that_moved_on_makes_the_push_fail()
    {
        _shop.Git.Commit("feat: a", ("modules/orders/VERSION", "1.0.0"));
        var plan = await _shop.PlanAsync();
        using var other = new TempDirectory();
        _shop.Git.Git("clone", "-q", _remote.Path, other["clone"]);
        _shop.Git.Git("-C", other["clone"], "-c", "user.name=G", "-c", "user.email=g@example.org", "commit", "-q", "--allow-empty", "-m", "fix: faster");
        _shop.Git.Git("-C", other["clone"], "push", "-q", "origin", "main");

        var exception = await Assert.ThrowsAsync<PipelineException>(() => TagAsync(new TaggingOptions { Remote = "origin", WriteVersionFiles = true }, plan));

        Assert.Contains("refs/heads/main", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("orders-v1.1.0", _remote.Git("show-ref"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_of_another_commit_is_refused()
    {
        _shop.Git.Commit("feat: a", ("modules/orders/a.cs", "1"));
        var plan = await _shop.PlanAsync();
        _shop.Git.Commit("feat: b", ("modules/orders/b.cs", "1"));

        Assert.Contains($"The plan is of commit {plan.Commit[..7]}", (await Assert.ThrowsAsync<PipelineException>(() => TagAsync(new TaggingOptions(), plan))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tag_on_another_commit_is_never_moved()
    {
        _shop.Git.Commit("feat: a", ("modules/orders/a.cs", "1"), ("modules/catalog/a.cs", "1"));
        var plan = await _shop.PlanAsync();
        _shop.Git.Git("tag", "orders-v1.1.0", "HEAD~1");

        var exception = await Assert.ThrowsAsync<PipelineException>(() => TagAsync(new TaggingOptions(), plan));

        Assert.Contains("orders-v1.1.0 on ", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("catalog-v1.1.0", _shop.Git.Git("tag"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Uncommitted_changes_are_not_mixed_into_a_release()
    {
        _shop.Git.Commit("feat: a", ("modules/orders/VERSION", "1.0.0"));
        var plan = await _shop.PlanAsync();
        _shop.Git.Write("modules/orders/b.cs", "1");

        Assert.Contains("git stash -u", (await Assert.ThrowsAsync<PipelineException>(() => TagAsync(new TaggingOptions { WriteVersionFiles = true }, plan))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_remote_with_credentials_is_refused_and_nothing_is_tagged()
    {
        _shop.Git.Commit("feat: a", ("modules/orders/a.cs", "1"));

        var exception = await Assert.ThrowsAsync<PipelineException>(() => TagAsync(new TaggingOptions { Remote = "https://ada:s3cret@127.0.0.1:9/shop.git" }));

        Assert.DoesNotContain("s3cret", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("orders-v1.1.0", _shop.Git.Git("tag"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_remote_the_tags_stay_local()
    {
        _shop.Git.Commit("feat: a", ("modules/orders/a.cs", "1"));

        var result = await TagAsync(new TaggingOptions());

        Assert.False(result.IsPushed);
        Assert.Contains("orders-v1.1.0", _shop.Git.Git("tag"), StringComparison.Ordinal);
        Assert.DoesNotContain("orders-v1.1.0", _remote.Git("tag"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("core.autocrlf", "true", "", "i/lf w/crlf")]
    [InlineData("core.autocrlf", "false", "*.md text eol=crlf\nVERSION text eol=crlf\n", "i/lf w/crlf")]
    [InlineData("core.autocrlf", "false", "* text=auto eol=crlf\n", "i/lf w/crlf")]
    [InlineData("core.autocrlf", "false", "* -text\n", "i/crlf w/crlf")]
    public async Task Files_that_are_written_keep_their_line_ends_in_the_repository_too(string name, string value, string attributes, string expected)
    {
        _shop.Git.Git("config", name, value);
        _shop.Git.Write(".gitattributes", attributes);
        _shop.Git.Commit("feat: a", ("modules/orders/VERSION", "1.0.0\r\n"), ("modules/orders/CHANGELOG.md", "# Changelog\r\n\r\n## orders 1.0.0\r\n"));

        await TagAsync(new TaggingOptions { WriteVersionFiles = true, Changelogs = new Dictionary<string, string> { ["orders"] = "## orders 1.1.0 (2026-01-01)\n\ntext\n" } });

        Assert.Equal("", _shop.Git.Git("status", "--porcelain"));
        var lines = _shop.Git.Git("ls-files", "--eol", "modules/orders/VERSION", "modules/orders/CHANGELOG.md").Split('\n');
        Assert.All(lines, line => Assert.Equal(expected, string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[..2])));
        Assert.Equal("4\t0\tmodules/orders/CHANGELOG.md", _shop.Git.Git("diff", "--numstat", "HEAD~1", "--", "modules/orders/CHANGELOG.md"));
    }

    [Theory]
    [InlineData("../../VERSION")]
    [InlineData("/dev/zero")]
    public async Task A_link_carries_no_version_of_the_module(string target)
    {
        _shop.Git.Write("VERSION", "1.0.0\n");
        File.CreateSymbolicLink(Path.Combine(_shop.Git.Path, "modules/orders/VERSION"), target);
        _shop.Git.Commit("feat: a", ("modules/orders/a.cs", "1"));

        await TagAsync(new TaggingOptions { WriteVersionFiles = true });

        Assert.Equal(target, _shop.Git.Git("show", "orders-v1.1.0:modules/orders/VERSION"));
    }

    [Fact]
    public async Task Files_that_are_written_keep_their_mode()
    {
        _shop.Git.Commit("feat: a", ("modules/orders/VERSION", "1.0.0\n"));
        _shop.Git.Git("update-index", "--chmod=+x", "modules/orders/VERSION");
        _shop.Git.Git("commit", "-q", "-m", "fix: mode");
        _shop.Git.Git("checkout", "-q", "-f");

        await TagAsync(new TaggingOptions { WriteVersionFiles = true });

        Assert.StartsWith("100755 ", _shop.Git.Git("ls-tree", "HEAD", "modules/orders/VERSION"), StringComparison.Ordinal);
        Assert.Equal("1.1.0", _shop.Git.Git("show", "HEAD:modules/orders/VERSION"));
    }

    [Theory]
    [InlineData("Cargo.toml", "[package]\nversion = \"1.0.0\"\n", "Cargo.lock", "version = 4", true)]
    [InlineData("Cargo.toml", "[package]\nversion.workspace = true\n", "Cargo.toml", "[workspace.package]\nversion = \"1.0.0\"\n", true)]
    [InlineData("Orders.csproj", "<Project />", "Directory.Build.props", "<Project><PropertyGroup><VersionPrefix>1.0.0</VersionPrefix></PropertyGroup></Project>", true)]
    [InlineData("Orders.csproj", "<Project><PropertyGroup><Version>1.0.0</Version></PropertyGroup></Project>", "Directory.Build.props", "<Project><PropertyGroup><Version>1.0.0</Version></PropertyGroup></Project>", false)]
    [InlineData("package.json", "{ \"version\": \"1.0.0\" }", "package-lock.json", "{ \"packages\": { \"modules/orders\": { \"version\": \"1.0.0\" } } }", true)]
    [InlineData("package.json", "{ \"version\": \"1.0.0\" }", "package-lock.json", "{ \"packages\": { \"modules/web\": { \"version\": \"1.0.0\" } } }", false)]
    [InlineData("VERSION", "1.0.0", "Cargo.lock", "version = 4", false)]
    public async Task Files_above_the_module_that_carry_its_version_are_named(string own, string ownText, string above, string aboveText, bool isNamed)
    {
        _shop.Git.Commit("feat: a", ($"modules/orders/{own}", ownText), (above, aboveText));

        Assert.Equal(isNamed ? [above] : [], (await TagAsync(new TaggingOptions { WriteVersionFiles = true })).NotWritten);
    }

    [Theory]
    [InlineData("VERSION", "MAJOR=1")]
    [InlineData("Orders.csproj", "<Project><PropertyGroup><Version>1.0.0-$(Suffix)</Version></PropertyGroup></Project>")]
    public async Task A_version_in_a_form_of_its_own_is_named_and_left(string name, string text)
    {
        _shop.Git.Commit("feat: a", ($"modules/orders/{name}", text));

        Assert.Equal([$"modules/orders/{name}"], (await TagAsync(new TaggingOptions { WriteVersionFiles = true })).NotWritten);
        Assert.Equal(text, _shop.Git.Git("show", $"HEAD:modules/orders/{name}"));
    }

    private async Task<TaggingResult> TagAsync(TaggingOptions options, VersionPlan? plan = null) =>
        await new ReleaseTagger(await _shop.OpenAsync()).TagAsync(plan ?? await _shop.PlanAsync(), _shop.Modules, options, TestContext.Current.CancellationToken);
}
