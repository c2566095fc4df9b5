using System.Globalization;
using Pipeline.Core.Load;
using Pipeline.Tools.Load;
using Pipeline.Tools.Processes;

namespace Pipeline.Benchmarks.Load;

/// <summary>The highest rate that the built-in generator keeps honestly on loopback, against what wrk gets of the same server: a rate is kept when all of it was sent and 99 of 100 requests took less than 20 ms from when they were due.</summary>
internal sealed class LoadBenchmark : IBenchmark
{
    private const int Connections = 32;
    private const double Honest = 20;
    private const double Step = 1.25;
    private const int Rounds = 3;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(3);

    public string Name => "load";

    public async Task RunAsync(TextWriter output, CancellationToken cancellationToken)
    {
        using var server = new LoopbackServer();
        var settings = new LoadTestSettings { Duration = Duration, WarmUp = TimeSpan.FromSeconds(1), Connections = Connections };
        var (kept, p99) = (0.0, 0.0);
        for (var rate = 1000.0; await KeepsAsync(settings with { Rate = rate }, server.Address, cancellationToken) is { } measured; rate *= Step)
            (kept, p99) = (measured.Rate, measured.Latency.P99Ms);
        double? peer = null;
        try
        {
            peer = (await new WrkGenerator(new ProcessRunner()).RunAsync(settings, server.Address, cancellationToken)).Rate;
        }
        catch (ProgramNotFoundException)
        {
            // Then there is nobody to compare with.
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"load: the built-in generator keeps {kept:0} requests a second over {Connections} connections (p99 {p99:0.0} ms from when they were due){(peer is { } closed ? $", {kept / closed:0.00} x the {closed:0} that wrk gets in a closed loop" : "; wrk is not here to compare with")}"));
    }

    // The best of three: what else runs on the machine has its moments.
    private static async Task<LoadMeasurement?> KeepsAsync(LoadTestSettings settings, Uri target, CancellationToken cancellationToken)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var measured = await new OpenLoopGenerator(TimeProvider.System).RunAsync(settings, target, cancellationToken);
            if (measured.Errors.Total == 0 && measured.Rate > 0.98 * settings.Rate && measured.Latency.P99Ms < Honest)
                return measured;
        }

        return null;
    }
}
