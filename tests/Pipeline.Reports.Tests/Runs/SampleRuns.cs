using Pipeline.Core.Artifacts;
using Pipeline.Core.Runs;
using Pipeline.Core.Stages;

namespace Pipeline.Reports.Tests.Runs;

/// <summary>Runs to report.</summary>
internal static class SampleRuns
{
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    /// <summary>Catalog went through, orders failed a test, web was cached and waits.</summary>
    public static RunRecord Failed { get; } = new()
    {
        Commit = "3f2c1a9b7d4e5f60718293a4b5c6d7e8f9012345",
        Branch = "development",
        Dirty = true,
        StartedAt = Start,
        Verdict = RunVerdict.Failed,
        Environment = "staging",
        Modules =
        [
            new ModuleRecord
            {
                Name = "catalog",
                Version = "1.4.0",
                Stages =
                [
                    Done(Stage.Clone, 0, 220) with { Outputs = new Dictionary<string, string> { ["commit"] = "3f2c1a9b7d4e5f60718293a4b5c6d7e8f9012345" } },
                    Done(Stage.BuildImage, 1, 41_300, ("image.bytes", 98_566_144)) with { Log = "catalog/build-image/log.txt" },
                    Done(Stage.UnitTest, 43, 12_340, ("tests.total", 14), ("tests.passed", 13), ("tests.failed", 0), ("tests.skipped", 1), ("coverage.line", 91.67), ("coverage.branch", 80)) with
                    {
                        Log = "catalog/unit-test/log.txt", Files = ["catalog/unit-test/results/Catalog.Tests.trx", "catalog/unit-test/tests.json"],
                    },
                    Done(Stage.Scan, 56, 1_905, ("packages.total", 61), ("vulnerabilities.critical", 0), ("vulnerabilities.high", 0), ("vulnerabilities.medium", 2)) with { Files = ["catalog/scan/sbom.cdx.json"] },
                    Done(Stage.Push, 58, 2_410),
                    Done(Stage.Deploy, 61, 245_000) with { Outputs = new Dictionary<string, string> { ["endpoint"] = "http://127.0.0.1:30081/" } },
                ],
                Artifacts = [new Artifact(ArtifactKind.Image, "127.0.0.1:5557/storefront/catalog:1.4.0", Digest.Of("catalog"u8)), new Artifact(ArtifactKind.Chart, "oci://127.0.0.1:5557/storefront/charts/catalog:1.4.0", Digest.Of("chart"u8))],
            },
            new ModuleRecord
            {
                Name = "orders",
                Version = "2.0.1",
                Stages =
                [
                    Done(Stage.Clone, 0, 180),
                    Done(Stage.BuildImage, 42, 38_001, ("image.bytes", 101_711_872)),
                    new StageRecord
                    {
                        Name = Stage.UnitTest, Status = StageStatus.Failed, StartedAt = Start.AddSeconds(80), DurationMs = 15_020, Log = "orders/unit-test/log.txt",
                        Reason = "2 of 21 tests failed: Orders.Tests.CartTests.Removes (Assert.Equal() Failure: Values differ), Orders.Tests.CartTests.Totals",
                        Metrics = new Dictionary<string, double> { ["tests.total"] = 21, ["tests.passed"] = 19, ["tests.failed"] = 2, ["tests.skipped"] = 0 },
                    },
                    Skipped(Stage.Scan, "UnitTest failed"),
                    Skipped(Stage.Push, "UnitTest failed"),
                    Skipped(Stage.Deploy, "UnitTest failed"),
                ],
            },
            new ModuleRecord
            {
                Name = "web",
                Version = "0.9.3",
                Stages =
                [
                    Done(Stage.Clone, 0, 150),
                    Done(Stage.BuildImage, 1, 12) with { Cached = true },
                    Done(Stage.UnitTest, 1, 8, ("tests.total", 6), ("tests.passed", 6), ("tests.failed", 0), ("tests.skipped", 0)) with { Cached = true },
                    Done(Stage.Scan, 1, 640, ("packages.total", 4), ("advisories.missing", 1)) with { Reason = "No advisories were given, so the image was compared with nothing." },
                    new StageRecord { Name = Stage.Push, Status = StageStatus.Cancelled, StartedAt = Start.AddSeconds(95), DurationMs = 1_250 },
                    Skipped(Stage.Deploy, "'orders' failed, and 'web' depends on it"),
                ],
            },
        ],
    };

    /// <summary>Three modules went through every stage; the integration suite of the whole application stands in each of them.</summary>
    public static RunRecord Deployed { get; } = new()
    {
        Application = "storefront",
        Command = "./build.sh Pipeline --environment staging",
        Who = "ada",
        Commit = "3f2c1a9b7d4e5f60718293a4b5c6d7e8f9012345",
        Branch = "development",
        StartedAt = Start,
        Verdict = RunVerdict.Succeeded,
        Environment = "staging",
        Modules = [Deploy("catalog", 0, 14), Deploy("orders", 1, 21), Deploy("web", 2, 2)],
    };

    /// <summary>Every text of the record tries to become markup, and every path tries to leave the folder.</summary>
    public static RunRecord Hostile { get; } = new()
    {
        Application = Evil,
        Command = Evil,
        Who = Evil,
        Commit = Evil,
        Branch = Evil,
        StartedAt = Start,
        Verdict = RunVerdict.Failed,
        Environment = Evil,
        Modules =
        [
            new ModuleRecord
            {
                Name = Evil,
                Version = Evil,
                Stages =
                [
                    new StageRecord
                    {
                        Name = Stage.Scan, Status = StageStatus.Failed, Reason = Evil, Log = "../../etc/passwd", Files = ["/etc/passwd", "a/../../b", "javascript:alert(1)"],
                        Metrics = new Dictionary<string, double> { [Evil] = 1 }, Outputs = new Dictionary<string, string> { [Evil] = "javascript:alert(1)" },
                    },
                ],
                Artifacts = [new Artifact(ArtifactKind.Image, Evil, Digest.Of([]))],
            },
        ],
    };

    public const string Evil = "</td><script>alert('1')</script><img src=x onerror=\"alert(1)\"> | **bold** [x](http://evil.example) `code`\n# heading @everyone";

    private static ModuleRecord Deploy(string name, int number, int tests) => new()
    {
        Name = name,
        Version = "0.1.0",
        Stages =
        [
            Done(Stage.Clone, 0, 220),
            Done(Stage.BuildImage, 1 + number, 41_300, ("image.bytes", 98_566_144)) with { Log = $"{name}/build-image/log.txt" },
            Done(Stage.UnitTest, 43, 12_340, ("tests.total", tests), ("tests.passed", tests), ("tests.failed", 0), ("tests.skipped", 0), ("coverage.line", 91.67 + number), ("coverage.branch", 80)),
            Done(Stage.Scan, 56, 1_905, ("packages.total", 61), ("vulnerabilities.critical", 0), ("vulnerabilities.high", 0)),
            Done(Stage.Push, 58, 2_410),
            Done(Stage.Chart, 60, 640),
            Done(Stage.Deploy, 61, 3_100) with { Outputs = new Dictionary<string, string> { ["endpoint"] = $"http://127.0.0.1:3008{number}/" } },
            Done(Stage.IntegrationTest, 65, 6_400, ("tests.total", 8), ("tests.passed", 8), ("tests.failed", 0), ("tests.skipped", 0)) with { Log = "storefront/integration-test/log.txt" },
        ],
        Artifacts = [new Artifact(ArtifactKind.Image, $"127.0.0.1:5557/storefront/{name}:3f2c1a9b7d4e5f60718293a4b5c6d7e8f9012345", Digest.Of("image"u8)), new Artifact(ArtifactKind.Chart, $"oci://127.0.0.1:5557/storefront/charts/{name}:0.1.0-3f2c1a9b7d4e5f60718293a4b5c6d7e8f9012345", Digest.Of("chart"u8))],
    };

    private static StageRecord Done(Stage stage, int second, double milliseconds, params (string Name, double Value)[] metrics) => new()
    {
        Name = stage,
        Status = StageStatus.Succeeded,
        StartedAt = Start.AddSeconds(second),
        DurationMs = milliseconds,
        Metrics = metrics.ToDictionary(metric => metric.Name, metric => metric.Value),
    };

    private static StageRecord Skipped(Stage stage, string reason) => new() { Name = stage, Status = StageStatus.Skipped, Reason = reason };
}
