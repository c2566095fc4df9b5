using Pipeline.Core.Stages;

namespace Pipeline.Stages.Tests.Publications;

public sealed class ReleaseEvidenceTests
{
    [Fact]
    public async Task A_module_takes_along_the_run_its_packages_findings_and_chart_and_the_rest_in_one_archive()
    {
        using var scene = await OrdersAsync();
        await scene.LeaveRunAsync(scene.Head, "catalog", "orders");

        var release = Assert.Single(await scene.CreateAsync());

        Assert.Equal(
            ["run.json", "run.html", "orders-1.2.0-abc.tgz", "orders-sbom.cdx.json", "orders-vulnerabilities.sarif", "orders-evidence.zip", "shop-integration-test.zip"],
            release.Files.Select(file => file.Name));
        Assert.Equal(
            [
                "chart/orders-1.2.0-abc.tgz", "chart/result.json", "scan/result.json", "scan/sbom.cdx.json", "scan/vulnerabilities.sarif",
                "unit-test/coverage/c.xml", "unit-test/result.json", "unit-test/results/a.trx",
            ],
            PublicationScene.EntriesOf(release, "orders-evidence.zip"));
        Assert.Equal(["integration-test/result.json", "integration-test/results/b.trx"], PublicationScene.EntriesOf(release, "shop-integration-test.zip"));
    }

    [Fact]
    public async Task The_same_files_always_give_the_same_bytes()
    {
        using var scene = await OrdersAsync();
        var first = Assert.Single(await scene.CreateAsync()).Files;
        foreach (var file in Directory.GetFiles(scene.Artifacts.Path, "*", SearchOption.AllDirectories))
            File.SetLastWriteTimeUtc(file, new DateTime(2031, 5, 6, 7, 8, 9, DateTimeKind.Utc));

        Assert.Equal(first, Assert.Single(await scene.CreateAsync()).Files);
    }

    [Fact]
    public async Task What_was_found_of_other_sources_does_not_go_along()
    {
        using var scene = await OrdersAsync();
        await scene.LeaveAsync("orders", Stage.Scan, "the tree of another commit");

        var release = Assert.Single(await scene.CreateAsync());

        Assert.DoesNotContain(release.Files, file => file.Name is "orders-sbom.cdx.json" or "orders-vulnerabilities.sarif");
        Assert.DoesNotContain(PublicationScene.EntriesOf(release, "orders-evidence.zip"), entry => entry.StartsWith("scan/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false, "catalog", "orders")]
    [InlineData(true, "orders")]
    public async Task The_record_of_another_commit_or_of_a_part_of_the_modules_does_not_go_along(bool isOfHead, params string[] modules)
    {
        using var scene = await OrdersAsync();
        await scene.LeaveRunAsync(isOfHead ? scene.Head : new string('9', 40), modules);

        Assert.DoesNotContain(Assert.Single(await scene.CreateAsync()).Files, file => file.Name is "run.json" or "run.html");
    }

    [Fact]
    public async Task A_link_that_a_module_left_is_not_followed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege there");
        using var scene = await OrdersAsync();
        var secret = scene.Artifacts.Write("secret", "s3cret");
        File.CreateSymbolicLink(scene.Artifacts["orders/unit-test/results/link.trx"], secret);
        Directory.CreateSymbolicLink(scene.Artifacts["orders/unit-test/linked"], "/etc");

        var release = Assert.Single(await scene.CreateAsync());

        Assert.DoesNotContain(PublicationScene.EntriesOf(release, "orders-evidence.zip"), entry => entry.Contains("link", StringComparison.Ordinal));
    }

    private static async Task<PublicationScene> OrdersAsync()
    {
        var scene = new PublicationScene("catalog", "orders");
        scene.Release("orders", "1.2.0");
        await scene.LeaveAsync("orders", Stage.BuildImage, null, "image.tar");
        await scene.LeaveAsync("orders", Stage.UnitTest, null, "results/a.trx", "coverage/c.xml");
        await scene.LeaveAsync("orders", Stage.Scan, null, "sbom.cdx.json", "vulnerabilities.sarif");
        await scene.LeaveAsync("orders", Stage.Chart, null, "orders-1.2.0-abc.tgz");
        await scene.LeaveAsync("orders", Stage.Deploy, null, "values-with-secrets.yaml");
        await scene.LeaveAsync("shop", Stage.IntegrationTest, null, "results/b.trx");
        return scene;
    }
}
