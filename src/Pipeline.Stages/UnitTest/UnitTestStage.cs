using System.Text.Json;
using Pipeline.Core.Modules;
using Pipeline.Core.Stages;
using Pipeline.Core.Testing;
using Pipeline.Tools.Containers;
using Pipeline.Tools.DotNet;
using Pipeline.Tools.Processes;
using Pipeline.Tools.Testing;

namespace Pipeline.Stages.UnitTest;

/// <summary>
/// Runs a module's unit tests and gathers results and coverage (D3). The tests are, in this order: the declared command
/// or build stage (<see cref="TestSettings"/>); else the .NET test projects below the module's folder; else none, and
/// the stage is skipped.
/// </summary>
/// <remarks>Writes <c>results/</c>, <c>coverage/</c> and <c>tests.json</c> (<see cref="TestList"/>).</remarks>
internal sealed class UnitTestStage : IStage
{
    private readonly DotNetSdk _dotnet;
    private readonly IProcessRunner _processes;
    private readonly Func<CancellationToken, Task<IContainerEngine>> _findEngine;
    private readonly UnitTestOptions _options;
    private readonly Lazy<Task<string>> _sdks;

    /// <summary>Creates the stage.</summary>
    /// <param name="processes">Runs <c>dotnet test</c> and declared commands.</param>
    /// <param name="findEngine">Gives the engine that builds the test stage of a Dockerfile; asked only for modules that have one.</param>
    /// <param name="options">Where to build, and for how long.</param>
    public UnitTestStage(IProcessRunner processes, Func<CancellationToken, Task<IContainerEngine>> findEngine, UnitTestOptions options)
    {
        _processes = processes;
        _findEngine = findEngine;
        _options = options;
        _dotnet = new DotNetSdk(processes);
        // Asked once for all modules; whoever stops waiting stops it for nobody else.
        _sdks = new(() => _dotnet.DescribeAsync(Path.GetTempPath(), CancellationToken.None));
    }

    /// <inheritdoc/>
    public Stage Kind => Stage.UnitTest;

    /// <inheritdoc/>
    public Resource Resource => Resource.Cpu;

    /// <inheritdoc/>
    public async ValueTask<string?> DescribeSettingsAsync(Module module, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(module);
        var tool = module.Test switch
        {
            { Command.Count: > 0 } => "command",
            { Target: not null } => await DescribeEngineAsync(cancellationToken),
            _ => $"dotnet {await _sdks.Value.WaitAsync(cancellationToken)} {_options.Configuration}",
        };
        return JsonSerializer.Serialize(new UnitTestSettings(tool, module.Test, module.Image), StageSettingsContext.Default.UnitTestSettings);
    }

    private async Task<string> DescribeEngineAsync(CancellationToken cancellationToken)
    {
        var engine = await _findEngine(cancellationToken);
        return $"{engine.Name} {engine.Version}";
    }

    /// <inheritdoc/>
    public async Task<StageResult> RunAsync(StageContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var suite = await RunSuiteAsync(context, cancellationToken);
        if (suite is null)
            return StageResult.Skip($"'{context.Module.Name}' has no unit tests: no .NET test project below {context.Module.Path}, no test command and no test build stage.");

        TestRun run;
        Coverage coverage;
        try
        {
            run = TestRun.Join(suite.Results.Select(TestResultFile.Read));
            coverage = Coverage.Merge(suite.Coverage.Select(CoverageFile.Read));
        }
        catch (MalformedResultException exception) when (suite.Fault is not null)
        {
            return StageResult.Failure($"{suite.Fault}. It left a broken file behind: {exception.Message}");
        }

        await using (var list = File.Create(Path.Combine(context.OutputDirectory, "tests.json")))
            await JsonSerializer.SerializeAsync(list, TestList.Of(run), TestListJson.Options, cancellationToken);
        var reason = run.DescribeFailures() ?? suite.Fault ?? (run.Cases.Count == 0 ? suite.IfEmpty : null);
        return new StageResult
        {
            Status = reason is null ? StageStatus.Succeeded : StageStatus.Failed,
            Reason = reason,
            Metrics = run.Metrics.Concat(coverage.Metrics).ToDictionary(),
            Files = OutputFiles.In(context.OutputDirectory),
        };
    }

    private async Task<SuiteOutcome?> RunSuiteAsync(StageContext context, CancellationToken cancellationToken)
    {
        if (context.Module.Test is { Command.Count: > 0 } command)
            return await new CommandSuite(_processes, _options.Timeout).RunAsync(context, command, cancellationToken);
        if (context.Module.Test is { Target: { } target })
            return await new BuildStageSuite(await _findEngine(cancellationToken)).RunAsync(context, target, cancellationToken);
        return await new DotNetSuite(_dotnet, _options).RunAsync(context, cancellationToken);
    }
}
