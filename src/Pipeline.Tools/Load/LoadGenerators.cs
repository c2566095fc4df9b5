using Pipeline.Core.Errors;
using Pipeline.Core.Load;
using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Load;

/// <summary>Chooses what sends the requests.</summary>
internal sealed class LoadGenerators(IProcessRunner processes, TimeProvider time)
{
    /// <summary>The generator for <paramref name="settings"/>.</summary>
    /// <exception cref="PipelineException">The one that was asked for is not there.</exception>
    public async Task<ILoadGenerator> ChooseAsync(LoadGeneratorChoice choice, LoadTestSettings settings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return choice switch
        {
            LoadGeneratorChoice.BuiltIn => new OpenLoopGenerator(time),
            LoadGeneratorChoice.K6 => await IsThereAsync("k6", "version", cancellationToken) ? new K6Generator(processes) : throw Missing("k6", "https://grafana.com/docs/k6/latest/set-up/install-k6/ tells how to get it"),
            LoadGeneratorChoice.Wrk => await IsThereAsync("wrk", "-v", cancellationToken) ? new WrkGenerator(processes) : throw Missing("wrk", "on Debian and Ubuntu: apt-get install wrk"),
            _ when await IsThereAsync("k6", "version", cancellationToken) => new K6Generator(processes),
            // A rate that was asked for is the test; wrk would ask as often as it can.
            _ when settings.Rate is null && await IsThereAsync("wrk", "-v", cancellationToken) => new WrkGenerator(processes),
            _ => new OpenLoopGenerator(time),
        };
    }

    private async Task<bool> IsThereAsync(string program, string argument, CancellationToken cancellationToken)
    {
        try
        {
            await processes.RunAsync(new Command(program, argument), onLine: null, cancellationToken);
            return true;
        }
        catch (ProgramNotFoundException)
        {
            return false;
        }
    }

    private static PipelineException Missing(string program, string how) =>
        new($"--load-generator {program}: the program '{program}' is not on PATH; {how}. Leave the parameter out to take what is there.");
}
