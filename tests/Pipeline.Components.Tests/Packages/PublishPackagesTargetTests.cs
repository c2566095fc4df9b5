using Pipeline.Testing;

namespace Pipeline.Components.Tests.Packages;

public sealed class PublishPackagesTargetTests : IDisposable
{
    private readonly ShopBuild _shop = new();
    private readonly TempDirectory _feed = new();

    public PublishPackagesTargetTests()
    {
        _shop.Git.Git("tag", "v1.0.0");
        SamplePackage.Write(Packages, "Sample.One", "1.0.0");
    }

    private string Packages => Path.Combine(_shop.Git.Path, "artifacts", "packages");

    public void Dispose()
    {
        _shop.Dispose();
        _feed.Dispose();
    }

    [Fact]
    public async Task The_packages_of_a_tag_go_to_the_feed_once()
    {
        var first = await PublishAsync("v1.0.0");
        var second = await PublishAsync("v1.0.0");

        Assert.True(first.ExitCode == 0, first.Output);
        Assert.Contains("Sample.One.1.0.0.nupkg is at", first.Output, StringComparison.Ordinal);
        Assert.True(second.ExitCode == 0, second.Output);
        Assert.Contains("Every package is at", second.Output, StringComparison.Ordinal);
        Assert.Equal(["Sample.One.1.0.0.nupkg"], Directory.GetFiles(_feed.Path).Select(file => Path.GetFileName(file)));
    }

    [Fact]
    public async Task A_tag_on_another_branch_is_refused_also_by_a_job_that_skips_the_check()
    {
        _shop.Git.Git("switch", "-q", "-c", "feature");
        _shop.Git.Commit("feat: not reviewed");
        _shop.Git.Git("tag", "-f", "v1.0.0");

        await RefusedAsync("v1.0.0", "packages are published from main only", "--skip");
    }

    [Fact]
    public async Task A_package_of_another_version_is_refused_by_name()
    {
        SamplePackage.Write(Packages, "Sample.Two", "0.9.0");
        await RefusedAsync("v1.0.0", "Sample.Two.0.9.0.nupkg. Pack them anew: ./build.sh Pack --package-tag v1.0.0");
    }

    [Fact]
    public async Task Without_a_tag_nothing_is_published()
    {
        var (exitCode, output) = await _shop.RunAsync("PublishPackages", "--package-source", _feed.Path);
        Assert.NotEqual(0, exitCode);
        Assert.Contains("PackageTag", output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_feed.Path));
    }

    private async Task RefusedAsync(string tag, string reason, params string[] arguments)
    {
        var (exitCode, output) = await PublishAsync(tag, arguments);
        Assert.NotEqual(0, exitCode);
        Assert.Contains(reason, output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at Pipeline.", output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_feed.Path));
    }

    private Task<(int ExitCode, string Output)> PublishAsync(string tag, params string[] arguments) =>
        _shop.RunAsync(["PublishPackages", "--package-tag", tag, "--package-source", _feed.Path, .. arguments]);
}
