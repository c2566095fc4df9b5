using System.Runtime.InteropServices;

namespace Nuke.Common.Execution;

/// <summary>Turns Ctrl-C and SIGTERM into a cancelled token; the second time ends the process at once.</summary>
internal sealed class BuildCancellation : IDisposable
{
    // The shell's convention: 128 and the signal's number.
    private const int Interrupted = 130;
    private const int Terminated = 143;

    private readonly CancellationTokenSource _source = new();
    private readonly ProcessRegistry _processes;
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;

    public BuildCancellation(ProcessRegistry processes)
    {
        _processes = processes;
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Cancel(context, Interrupted));
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Cancel(context, Terminated));
    }

    public CancellationToken Token => _source.Token;

    /// <summary>The exit code that the signal asks for; null while there was none.</summary>
    public int? ExitCode { get; private set; }

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _source.Dispose();
    }

    private void Cancel(PosixSignalContext context, int exitCode)
    {
        context.Cancel = true;
        if (ExitCode is not null)
        {
            _processes.KillAll();
            Environment.Exit(exitCode);
        }

        ExitCode = exitCode;
        _source.Cancel();
    }
}
