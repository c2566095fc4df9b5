using System.Globalization;
using System.Runtime.InteropServices;

namespace Pipeline.ServiceProxy;

/// <summary>The proxy's entry point: <c>Pipeline.ServiceProxy.dll &lt;routes file&gt; &lt;port&gt;...</c></summary>
internal static class Program
{
    /// <summary>Forwards until SIGTERM or SIGINT.</summary>
    public static async Task<int> Main(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        if (args.Length < 2)
        {
            await Console.Error.WriteLineAsync("Usage: Pipeline.ServiceProxy.dll <routes file> <port>...");
            return 2;
        }

        using var stop = new CancellationTokenSource();
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        var routes = new RouteFile(args[0]);
        await Task.WhenAll(args.Skip(1).Select(port => new PortForwarder(int.Parse(port, CultureInfo.InvariantCulture), routes).RunAsync(stop.Token)));
        return 0;

        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.Cancel();
        }
    }
}
