using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Pipeline.Shared;

namespace Pipeline.Tools.Processes;

/// <summary>Ends a process and its children: by request where it has time for it, else by force.</summary>
internal sealed class ProcessStop(Process process, TimeSpan time, TimeProvider clock)
{
    private int _begun;

    /// <summary>Asks it to end, or ends it when it has no time. Once only.</summary>
    public void Begin()
    {
        if (Interlocked.Exchange(ref _begun, 1) == 1)
            return;
        if (time == TimeSpan.Zero || OperatingSystem.IsWindows() || !Ask())
            ChildProcess.Kill(process);
    }

    /// <summary>Waits until it has ended, and ends it when its time is over.</summary>
    public async Task EndAsync()
    {
        Begin();
        if (time > TimeSpan.Zero)
        {
            try
            {
                await process.WaitForExitAsync().WaitAsync(time, clock);
            }
            catch (TimeoutException)
            {
                // By force, then.
            }
        }

        ChildProcess.Kill(process);
        await process.WaitForExitAsync(CancellationToken.None);
    }

    // .NET can send no signal but SIGKILL; a POSIX shell has kill built in.
    private bool Ask()
    {
        try
        {
            using var kill = Process.Start("/bin/sh", ["-c", "kill -TERM \"$0\"", process.Id.ToString(CultureInfo.InvariantCulture)]);
            return kill is not null;
        }
        catch (Exception exception) when (exception is Win32Exception or InvalidOperationException)
        {
            return false;
        }
    }
}
