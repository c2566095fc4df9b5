using Pipeline.Core.Errors;
using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Provisioning;

/// <summary>Installs Debian packages.</summary>
internal sealed class AptPackages(IProcessRunner processes, TimeProvider time)
{
    private const int Tries = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <exception cref="PipelineException">They could not be installed; the message holds what apt-get said.</exception>
    public async Task InstallAsync(IReadOnlyList<string> packages, IReadOnlyList<string> become, TextWriter log, CancellationToken cancellationToken)
    {
        await RunAsync(["update"], become, log, cancellationToken);
        await RunAsync(["install", "--yes", "--no-install-recommends", .. packages], become, log, cancellationToken);
    }

    // Mirrors fail for a moment, and another apt-get may hold the lock.
    private async Task RunAsync(IReadOnlyList<string> arguments, IReadOnlyList<string> become, TextWriter log, CancellationToken cancellationToken)
    {
        // sudo clears the environment, so it is set behind it.
        var command = RootCommand.Of(become, ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-o", "DPkg::Lock::Timeout=300", "-o", "Acquire::Retries=3", .. arguments]);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await processes.EnsureAsync(command, log, cancellationToken);
                return;
            }
            catch (CommandFailedException exception) when (attempt == Tries)
            {
                throw new PipelineException($"apt-get failed {Tries} times:\n{exception.Result.ErrorText}\nCheck that the package mirror can be reached, then run the build with '--provision' again.", exception);
            }
            catch (CommandFailedException)
            {
                await log.WriteLineAsync($"apt-get failed; trying again ({attempt + 1} of {Tries}).");
                await Task.Delay(Pause * attempt, time, cancellationToken);
            }
        }
    }
}
