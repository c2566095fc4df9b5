using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Calls the .NET command line.</summary>
public static class DotNetTasks
{
    /// <summary>The program: the one that runs this build.</summary>
    public static string DotNetPath => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : Environment.ProcessPath is { } process && Path.GetFileNameWithoutExtension(process) == "dotnet" ? process : "dotnet";

    /// <summary>Calls it with any arguments.</summary>
    /// <exception cref="ProcessException">It failed.</exception>
    public static IReadOnlyCollection<Output> DotNet(
        ArgumentStringHandler arguments,
        string? workingDirectory = null,
        IReadOnlyDictionary<string, string>? environmentVariables = null,
        int? timeout = null,
        bool? logOutput = null,
        bool? logInvocation = null,
        Action<OutputType, string>? logger = null,
        Func<IProcess, object?>? exitHandler = null)
    {
        using var process = ProcessTasks.StartProcess(DotNetPath, arguments, workingDirectory, environmentVariables, timeout, logOutput, logInvocation, logger);
        process.AssertWaitForExit();
        if (exitHandler is null)
            process.AssertZeroExitCode();
        else
            exitHandler(process);
        return process.Output;
    }

    /// <summary>Runs <c>dotnet restore</c>.</summary>
    /// <exception cref="ProcessException">It failed.</exception>
    public static IReadOnlyCollection<Output> DotNetRestore(DotNetRestoreSettings? options = null) => DotNetRunner.Run(options ?? new DotNetRestoreSettings());

    /// <inheritdoc cref="DotNetRestore(DotNetRestoreSettings)"/>
    public static IReadOnlyCollection<Output> DotNetRestore(Configure<DotNetRestoreSettings> configurator) => DotNetRunner.Run(configurator.InvokeSafe(new DotNetRestoreSettings()));

    /// <summary>Runs <c>dotnet restore</c> for several options.</summary>
    /// <param name="configurator">Makes the options.</param>
    /// <param name="degreeOfParallelism">How many run at once; each one's output stays together.</param>
    /// <param name="completeOnFailure">True runs all of them before the failure is reported.</param>
    /// <exception cref="AggregateException">Some failed.</exception>
    public static IEnumerable<(DotNetRestoreSettings Settings, IReadOnlyCollection<Output> Output)> DotNetRestore(CombinatorialConfigure<DotNetRestoreSettings> configurator, int degreeOfParallelism = 1, bool completeOnFailure = false) =>
        DotNetRunner.RunAll(configurator, degreeOfParallelism, completeOnFailure);

    /// <summary>Runs <c>dotnet build</c>.</summary>
    /// <exception cref="ProcessException">It failed.</exception>
    public static IReadOnlyCollection<Output> DotNetBuild(DotNetBuildSettings? options = null) => DotNetRunner.Run(options ?? new DotNetBuildSettings());

    /// <inheritdoc cref="DotNetBuild(DotNetBuildSettings)"/>
    public static IReadOnlyCollection<Output> DotNetBuild(Configure<DotNetBuildSettings> configurator) => DotNetRunner.Run(configurator.InvokeSafe(new DotNetBuildSettings()));

    /// <summary>Runs <c>dotnet build</c> for several options.</summary>
    /// <param name="configurator">Makes the options.</param>
    /// <param name="degreeOfParallelism">How many run at once; each one's output stays together.</param>
    /// <param name="completeOnFailure">True runs all of them before the failure is reported.</param>
    /// <exception cref="AggregateException">Some failed.</exception>
    public static IEnumerable<(DotNetBuildSettings Settings, IReadOnlyCollection<Output> Output)> DotNetBuild(CombinatorialConfigure<DotNetBuildSettings> configurator, int degreeOfParallelism = 1, bool completeOnFailure = false) =>
        DotNetRunner.RunAll(configurator, degreeOfParallelism, completeOnFailure);

    /// <summary>Runs <c>dotnet test</c>.</summary>
    /// <exception cref="ProcessException">It failed.</exception>
    public static IReadOnlyCollection<Output> DotNetTest(DotNetTestSettings? options = null) => DotNetRunner.Run(options ?? new DotNetTestSettings());

    /// <inheritdoc cref="DotNetTest(DotNetTestSettings)"/>
    public static IReadOnlyCollection<Output> DotNetTest(Configure<DotNetTestSettings> configurator) => DotNetRunner.Run(configurator.InvokeSafe(new DotNetTestSettings()));

    /// <summary>Runs <c>dotnet test</c> for several options.</summary>
    /// <param name="configurator">Makes the options.</param>
    /// <param name="degreeOfParallelism">How many run at once; each one's output stays together.</param>
    /// <param name="completeOnFailure">True runs all of them before the failure is reported.</param>
    /// <exception cref="AggregateException">Some failed.</exception>
    public static IEnumerable<(DotNetTestSettings Settings, IReadOnlyCollection<Output> Output)> DotNetTest(CombinatorialConfigure<DotNetTestSettings> configurator, int degreeOfParallelism = 1, bool completeOnFailure = false) =>
        DotNetRunner.RunAll(configurator, degreeOfParallelism, completeOnFailure);

    /// <summary>Runs <c>dotnet pack</c>.</summary>
    /// <exception cref="ProcessException">It failed.</exception>
    public static IReadOnlyCollection<Output> DotNetPack(DotNetPackSettings? options = null) => DotNetRunner.Run(options ?? new DotNetPackSettings());

    /// <inheritdoc cref="DotNetPack(DotNetPackSettings)"/>
    public static IReadOnlyCollection<Output> DotNetPack(Configure<DotNetPackSettings> configurator) => DotNetRunner.Run(configurator.InvokeSafe(new DotNetPackSettings()));

    /// <summary>Runs <c>dotnet pack</c> for several options.</summary>
    /// <param name="configurator">Makes the options.</param>
    /// <param name="degreeOfParallelism">How many run at once; each one's output stays together.</param>
    /// <param name="completeOnFailure">True runs all of them before the failure is reported.</param>
    /// <exception cref="AggregateException">Some failed.</exception>
    public static IEnumerable<(DotNetPackSettings Settings, IReadOnlyCollection<Output> Output)> DotNetPack(CombinatorialConfigure<DotNetPackSettings> configurator, int degreeOfParallelism = 1, bool completeOnFailure = false) =>
        DotNetRunner.RunAll(configurator, degreeOfParallelism, completeOnFailure);
}
