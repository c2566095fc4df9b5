using System.Text.Json;
using Pipeline.Core.Errors;
using Pipeline.Core.Modules;
using Pipeline.Core.Sources;
using Pipeline.Core.Stages;
using Pipeline.Core.Vulnerabilities;
using Pipeline.Scanning.Reports;
using Pipeline.Stages.Scan;
using Pipeline.Testing;
using Pipeline.Tools.Containers;
using Pipeline.Tools.Processes;
using Semver;
using Pipeline.Scanning.Osv;

namespace Pipeline.Stages.Tests.Scan;

public sealed class ScanStageTests : IDisposable
{
    private readonly TempDirectory _folder = new("pipeline-scan-");
    private readonly string _tag = $"pipeline-test/scan:{Guid.NewGuid():N}";

    [Fact]
    public async Task A_vulnerable_image_fails_naming_each_vulnerability_package_and_fix()
    {
        WriteVulnerableImage();

        var result = await RunAsync(TestAdvisories.Directory, Severity.High);

        Assert.Equal(StageStatus.Failed, result.Status);
        Assert.Equal(
            "The image of 'orders' has 2 vulnerabilities of severity High or worse: "
            + "CVE-2023-4911 (High) in libc6 2.36-9+deb12u1, fixed in 2.36-9+deb12u3; "
            + "CVE-2024-21907 (High) in Newtonsoft.Json 12.0.3, fixed in 13.0.1",
            result.Reason);
        Assert.Equal((2, 0, 2), (result.Metrics["vulnerabilities.high"], result.Metrics["vulnerabilities.critical"], result.Metrics["packages.total"]));
        Assert.Equal(["sbom.cdx.json", "vulnerabilities.json", "vulnerabilities.sarif"], result.Files);
        using var sbom = JsonDocument.Parse(await File.ReadAllBytesAsync(_folder["out/sbom.cdx.json"], TestContext.Current.CancellationToken));
        Assert.Equal(3, sbom.RootElement.GetProperty("components").GetArrayLength());
        await using var report = File.OpenRead(_folder["out/vulnerabilities.json"]);
        Assert.Equal(2, VulnerabilityReportJson.Read(report).Vulnerabilities.Count);
    }

    [Fact]
    public async Task Below_the_threshold_the_image_passes_and_the_findings_stay_on_record()
    {
        WriteVulnerableImage();

        var result = await RunAsync(TestAdvisories.Directory, Severity.Critical);

        Assert.Equal((StageStatus.Succeeded, null), (result.Status, result.Reason));
        Assert.Equal(2, result.Metrics["vulnerabilities.high"]);
    }

    [Fact]
    public async Task Without_advisories_the_stage_says_so_and_records_no_figure_that_looks_clean()
    {
        WriteVulnerableImage();

        var result = await RunAsync(_folder["missing"], Severity.High);

        Assert.Equal(StageStatus.Succeeded, result.Status);
        Assert.StartsWith("No advisories were given", result.Reason, StringComparison.Ordinal);
        Assert.Equal(1, result.Metrics["advisories.missing"]);
        Assert.False(result.Metrics.ContainsKey("vulnerabilities.high"));
    }

    [Fact]
    public async Task An_image_whose_packages_cannot_be_read_fails_until_that_is_allowed()
    {
        WriteVulnerableImage();
        _folder.Write("context/Dockerfile", "FROM scratch\nCOPY app/empty /var/lib/dpkg/status\n");
        _folder.Write("context/app/empty", "");

        var refused = await RunAsync(_folder["missing"], Severity.High);
        var allowed = await RunAsync(_folder["missing"], Severity.High, allowUnassessed: true);

        Assert.Equal(StageStatus.Failed, refused.Status);
        Assert.Equal(
            "The image of 'orders' is not assessed: nobody knows what else it contains, because /var/lib/dpkg/status is empty. "
            + "Use a base image that is read, or let it pass with '--allow-unassessed'.",
            refused.Reason);
        Assert.Equal(StageStatus.Succeeded, allowed.Status);
    }

    [Fact]
    public async Task An_image_of_an_ecosystem_without_one_advisory_fails_until_that_is_allowed()
    {
        WriteVulnerableImage();
        _folder.Write("advisories/a.json", """{"id":"A","affected":[{"package":{"ecosystem":"NuGet","name":"tea"},"versions":["1.0.0"]}]}""");

        var refused = await RunAsync(_folder["advisories"], Severity.High);
        var allowed = await RunAsync(_folder["advisories"], Severity.High, allowUnassessed: true);

        Assert.Equal(StageStatus.Failed, refused.Status);
        Assert.Equal(
            "The image of 'orders' is not assessed: 1 of 2 packages were compared with nothing: there is not one advisory of Debian:12 (1). "
            + "Put advisories of Debian:12 into the advisory folder, or let it pass with '--allow-unassessed'.",
            refused.Reason);
        Assert.Equal((StageStatus.Succeeded, 1), (allowed.Status, allowed.Metrics["packages.unassessed"]));
    }

    [Fact]
    public async Task Without_a_built_image_the_next_step_is_named()
    {
        var stage = new ScanStage(await EngineAsync(), new OsvScanner(new AdvisoryFolder(_folder.Path)), new ScanOptions());

        var exception = await Assert.ThrowsAsync<PipelineException>(() => stage.RunAsync(Context([]), TestContext.Current.CancellationToken));

        Assert.Equal("There is no image of 'orders' to scan. Run the BuildImage stage first.", exception.Message);
    }

    public void Dispose() => _folder.Dispose();

    private void WriteVulnerableImage()
    {
        _folder.Write("context/app/orders.deps.json", """{"libraries":{"Newtonsoft.Json/12.0.3":{"type":"package"}}}""");
        _folder.Write("context/status.d/libc6", "Package: libc6\nSource: glibc\nArchitecture: amd64\nVersion: 2.36-9+deb12u1\n");
        _folder.Write("context/Dockerfile", "FROM scratch\nCOPY status.d /var/lib/dpkg/status.d\nCOPY app /app\n");
    }

    private async Task<StageResult> RunAsync(string advisories, Severity failAt, bool allowUnassessed = false)
    {
        var engine = await EngineAsync();
        var id = await engine.BuildAsync(
            new ImageBuild { Context = _folder["context"], Dockerfile = _folder["context/Dockerfile"], Tags = [_tag] },
            TextWriter.Null,
            TestContext.Current.CancellationToken);
        try
        {
            var stage = new ScanStage(engine, new OsvScanner(new AdvisoryFolder(advisories)), new ScanOptions { FailAt = failAt, AllowUnassessed = allowUnassessed });
            var built = StageResult.Success with { Outputs = new Dictionary<string, string> { ["image"] = _tag, ["imageId"] = id } };
            return await stage.RunAsync(Context(new Dictionary<Stage, StageResult> { [Stage.BuildImage] = built }), TestContext.Current.CancellationToken);
        }
        finally
        {
            await engine.RemoveImageAsync(_tag, TestContext.Current.CancellationToken);
        }
    }

    private static async Task<IContainerEngine> EngineAsync()
    {
        Requires.ContainerEngine();
        return await new ContainerEngineFinder(new ProcessRunner()).FindAsync(TestContext.Current.CancellationToken);
    }

    private StageContext Context(Dictionary<Stage, StageResult> results)
    {
        var module = new Module { Name = "orders", Path = "modules/orders", Image = new ImageSettings() };
        return new StageContext
        {
            Module = module,
            Modules = [module],
            Source = new SourceTree { Directory = _folder.Path, Commit = new string('1', 40), CommittedAt = DateTimeOffset.UnixEpoch },
            Version = new SemVersion(1, 0, 0),
            OutputDirectory = Directory.CreateDirectory(_folder["out"]).FullName,
            Log = TextWriter.Null,
            Results = new Dictionary<string, IReadOnlyDictionary<Stage, StageResult>> { ["orders"] = results },
        };
    }
}
