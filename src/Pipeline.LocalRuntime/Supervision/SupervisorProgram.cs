using System.Runtime.InteropServices;
using Pipeline.Core.Errors;
using Pipeline.Tools.Containers;
using Pipeline.Tools.Processes;

namespace Pipeline.LocalRuntime.Supervision;

/// <summary>The supervisor's entry point: <c>Pipeline.LocalRuntime.dll &lt;namespace&gt; &lt;state folder&gt; &lt;engine&gt;</c></summary>
internal static class SupervisorProgram
{
    /// <summary>Supervises until SIGTERM or SIGINT.</summary>
    public static async Task<int> Main(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        if (args.Length != 3)
        {
            await Console.Error.WriteLineAsync("Usage: Pipeline.LocalRuntime.dll <namespace> <state folder> <engine>");
            return 2;
        }

        using var stop = new CancellationTokenSource();
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        try
        {
            await using var engine = await new ContainerEngineFinder(new ProcessRunner()).FindAsync(args[2], stop.Token);
            using var parts = new LocalRuntimeParts(engine, TimeProvider.System);
            await new Supervisor(parts, new LocalNamespace(args[0], args[1]), Console.Out, TimeProvider.System).RunAsync(stop.Token);
            return 0;
        }
        catch (OperationCanceledException)
        {
            return 0;
        }
        catch (PipelineException exception)
        {
            // The engine starts it again, which is the way to find the engine again.
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }

        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.Cancel();
        }
    }
}
