using Pipeline.Core.Artifacts;
using Pipeline.Core.Modules;
using Pipeline.Core.Stages;
using Pipeline.Stages;
using Pipeline.Tools.Processes;

namespace StageBuild;

/// <summary>
/// A stage that notes that it ran, and runs what the variable COMMAND says, which may leave files in OUTPUT_DIRECTORY. It fails for the module that the variable FAIL
/// names after it, such as <c>UnitTest:orders</c>. Push says that it pushed the image of the digest PUSHED, IntegrationTest that it
/// measured what METRIC names.
/// </summary>
internal sealed class JournalStage(Stage kind, IProcessRunner processes, string? note) : IStage
{
    public Stage Kind => kind;

    public StageScope Scope => kind is Stage.IntegrationTest ? StageScope.Application : StageScope.Module;

    public Resource Resource => Resource.Cpu;

    public ValueTask<string?> DescribeSettingsAsync(Module module, CancellationToken cancellationToken) => ValueTask.FromResult<string?>("journal");

    public async Task<StageResult> RunAsync(StageContext context, CancellationToken cancellationToken)
    {
        if (Environment.GetEnvironmentVariable("COMMAND") is { Length: > 0 } command)
            await processes.EnsureAsync(new Command("sh", "-c", command) { Environment = new Dictionary<string, string?> { ["OUTPUT_DIRECTORY"] = context.OutputDirectory } }, context.Log, cancellationToken);
        Journal.Write($"{kind} {context.Module.Name} {context.Version}");
        if (kind is Stage.Deploy && note is not null)
            Journal.Note(note);
        if (Environment.GetEnvironmentVariable("FAIL") == $"{kind}:{context.Module.Name}")
            return StageResult.Failure("it was told to");
        var pushed = kind is Stage.Push ? Environment.GetEnvironmentVariable("PUSHED") : null;
        var metric = kind is Stage.IntegrationTest ? Environment.GetEnvironmentVariable("METRIC") : null;
        return StageResult.Success with { Metrics = metric is null ? new Dictionary<string, double>() : new Dictionary<string, double> { [metric] = 1 }, Artifacts = pushed is { Length: > 0 } ? [new Artifact(ArtifactKind.Image, $"registry.example/{context.Module.Name}", Digest.Parse(pushed))] : [], Outputs = new Dictionary<string, string> { ["endpoint"] = $"http://{context.Module.Name}.example/" }, Files = [.. Directory.GetFiles(context.OutputDirectory, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(context.OutputDirectory, file))] };
    }
}
