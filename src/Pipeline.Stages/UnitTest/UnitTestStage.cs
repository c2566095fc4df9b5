using System.Text.Json;
using Pipeline.Core.Modules;
using Pipeline.Core.Stages;
using Pipeline.Core.Testing;
using Pipeline.Stages.UnitTest.Conventions;
using Pipeline.Tools.Containers;
using Pipeline.Tools.DotNet;
using Pipeline.Tools.Processes;
using Pipeline.Tools.Testing;

namespace Pipeline.Stages.UnitTest;

/// <summary>
/// Runs a module's unit tests and gathers results and coverage (D3). The tests are, in this order: the declared command
/// or build stage (<see cref="TestSettings"/>); else what conventions find: .NET test projects, <c>npm test</c>, Python tests;
/// else none, and the stage is skipped.
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
        if (context.Module.Test?.Skip is { } why)
            return StageResult.Skip(why);
        var suites = await RunSuitesAsync(context, cancellationToken);
        if (suites.Count == 0)
            return StageResult.Skip($"'{context.Module.Name}' has no unit tests: no .NET test project, no script 'test' in package.json and no Python test below {context.Module.Path}. If it has others, write 'test.command' in {context.Module.Path}/module.yaml.");

        List<TestRun> runs;
        Coverage coverage;
        try
        {
            runs = [.. suites.Select(suite => TestRun.Join(suite.Results.Select(TestResultFile.Read)))];
            coverage = Coverage.Merge(suites.SelectMany(suite => suite.Coverage).Select(CoverageFile.Read));
        }
        catch (MalformedResultException exception) when (Faults(suites) is { } fault)
        {
            return StageResult.Failure($"{fault}. It left a broken file behind: {exception.Message}");
        }

        var run = TestRun.Join(runs);
        await using (var list = File.Create(Path.Combine(context.OutputDirectory, TestListFile.Name)))
            await JsonSerializer.SerializeAsync(list, TestList.Of(run), TestListJson.Options, cancellationToken);
        var empty = suites.Where((_, index) => runs[index].Cases.Count == 0).ToList();
        var reason = run.DescribeFailures() ?? Faults(suites) ?? empty.FirstOrDefault(suite => suite.Uncounted is null)?.IfEmpty;
        return new StageResult
        {
            Status = reason is null ? StageStatus.Succeeded : StageStatus.Failed,
            Reason = reason ?? (empty.Count == 0 ? null : string.Join("; ", empty.Select(suite => suite.Uncounted))),
            // Not to have counted is not to have counted none.
            Metrics = run.Metrics.Where(_ => run.Cases.Count > 0 || empty.All(suite => suite.Uncounted is null)).Concat(coverage.Metrics).ToDictionary(),
            Files = OutputFiles.In(context.OutputDirectory),
        };
    }

    private static string? Faults(IEnumerable<SuiteOutcome> suites)
    {
        var faults = suites.Select(suite => suite.Fault).OfType<string>().ToList();
        return faults.Count == 0 ? null : string.Join("; ", faults);
    }

    private async Task<IReadOnlyList<SuiteOutcome>> RunSuitesAsync(StageContext context, CancellationToken cancellationToken)
    {
        if (context.Module.Test is { Command.Count: > 0 } command)
            return [await new CommandSuite(_processes, _options.Timeout).RunAsync(context, command, cancellationToken)];
        if (context.Module.Test is { Target: { } target })
            return [await new BuildStageSuite(await _findEngine(cancellationToken)).RunAsync(context, target, cancellationToken)];
        return await new ConventionSuites(_dotnet, _processes, _options).RunAsync(context, cancellationToken);
    }
}
