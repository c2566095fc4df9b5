using Pipeline.Core.Artifacts;
using Pipeline.Core.Modules;
using Pipeline.Core.Runs;
using Pipeline.Core.Stages;

namespace Pipeline.Core.Tests.Runs;

internal static class Records
{
    public const string Commit = "1111111111111111111111111111111111111111";

    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public static RunRecord Run(params ModuleRecord[] modules) => new()
    {
        Commit = Commit,
        Branch = "main",
        StartedAt = Noon,
        Verdict = modules.SelectMany(module => module.Steps).Verdict(),
        Modules = modules,
    };

    public static ModuleRecord Module(string name, params StageRecord[] stages) => new()
    {
        Name = name,
        Version = "1.2.3",
        InputTree = "2222222222222222222222222222222222222222",
        Stages = stages,
        Artifacts = [.. stages.SelectMany(stage => stage.Artifacts)],
    };

    public static StageRecord Ran(Stage stage, StageStatus status = StageStatus.Succeeded) => new() { Name = stage, Status = status, DurationMs = 1 };

    public static HookRecord Hook(Stage stage, HookMoment moment, string name, StageStatus status = StageStatus.Succeeded) =>
        new() { Name = name, Stage = stage, Moment = moment, Status = status, DurationMs = 1 };

    public static StageRecord Pushed(string reference) => Ran(Stage.Push) with
    {
        StartedAt = Noon,
        DurationMs = 12.5,
        Cached = true,
        Reason = "unchanged since commit 111111111111",
        Fingerprint = new string('a', 64),
        Log = "web/push/log.txt",
        Metrics = new Dictionary<string, double> { ["image.bytes"] = 1024, ["coverage.line"] = 87.5 },
        Outputs = new Dictionary<string, string> { ["repository"] = "registry/web" },
        Files = ["web/push/manifest.json"],
        Artifacts = [new Artifact(ArtifactKind.Image, reference, Digest.Of("image"u8))],
    };
}
