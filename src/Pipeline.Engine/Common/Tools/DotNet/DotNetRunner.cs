using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Runs the .NET command line with options.</summary>
internal static class DotNetRunner
{
    public static IReadOnlyCollection<Output> Run(ToolOptions options)
    {
        using var process = Start(options, options.ProcessOutputLogging);
        return process.AssertZeroExitCode().Output;
    }

    public static IReadOnlyList<(T Settings, IReadOnlyCollection<Output> Output)> RunAll<T>(CombinatorialConfigure<T> configurator, int degreeOfParallelism, bool completeOnFailure)
        where T : ToolOptions, new()
    {
        var all = configurator(new T()).ToList();
        var results = new IReadOnlyCollection<Output>?[all.Count];
        var failures = new List<Exception>();
        Parallel.For(0, all.Count, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, degreeOfParallelism) }, (index, loop) =>
        {
            var streams = degreeOfParallelism <= 1;
            using var process = Start(all[index], streams ? all[index].ProcessOutputLogging : false);
            process.AssertWaitForExit();
            results[index] = process.Output;
            lock (failures)
            {
                if (!streams && (all[index].ProcessOutputLogging ?? ProcessTasks.DefaultLogOutput))
                {
                    foreach (var line in process.Output)
                        ProcessTasks.DefaultLogger(line.Type, line.Text);
                }

                if (process.ExitCode == 0)
                    return;
                failures.Add(new ProcessException(process));
                if (!completeOnFailure)
                    loop.Stop();
            }
        });
        return failures.Count == 0 ? [.. all.Zip(results, (settings, output) => (settings, output!))] : throw new AggregateException(failures);
    }

    private static IProcess Start(ToolOptions options, bool? logOutput)
    {
        var arguments = new ToolArguments();
        options.Write(arguments);
        arguments.Add([.. options.ProcessAdditionalArguments]);
        var environment = options.ProcessEnvironmentVariables.Count == 0
            ? null
            : EnvironmentInfo.Variables.Where(variable => !options.ProcessEnvironmentVariables.ContainsKey(variable.Key)).Concat(options.ProcessEnvironmentVariables).ToDictionary();
        return ProcessTasks.StartProcess(
            options.ProcessToolPath ?? DotNetTasks.DotNetPath,
            arguments.ToString(),
            options.ProcessWorkingDirectory,
            environment,
            options.ProcessExecutionTimeout,
            logOutput,
            options.ProcessInvocationLogging);
    }
}
