using System.Net.Sockets;
using Pipeline.Tools.Files;
using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Containers;

/// <summary>
/// Podman's API on a socket of our own, for where the system runs no service of it. It is started by the first connection, ends by
/// itself when nobody has spoken to it for a while, and is then started again by the next one.
/// </summary>
internal sealed class PodmanService : IAsyncDisposable
{
    private const string IdleSeconds = "60";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);
    private readonly IProcessRunner _processes;
    private readonly string _program;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _gate = new(1);
    private readonly CancellationTokenSource _stop = new();
    private readonly TemporaryFolder _folder = TemporaryFolder.Create("podman");
    private Task<ProcessResult>? _running;

    public PodmanService(IProcessRunner processes, string program, TimeProvider time) => (_processes, _program, _time) = (processes, program, time);

    /// <summary>The socket; only this user can reach it.</summary>
    public string Socket => Path.Combine(_folder.Path, "podman.sock");

    /// <summary>Sees to it that the service listens.</summary>
    /// <exception cref="EngineUnreachableException">It ended, or does not listen in time.</exception>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_running is { IsCompleted: false } && await ListensAsync(cancellationToken))
                return;
            if (_running is null or { IsCompleted: true })
            {
                File.Delete(Socket);
                _running = _processes.RunAsync(new Command(_program, "system", "service", $"--time={IdleSeconds}", $"unix://{Socket}") { StopTime = Grace }, null, _stop.Token);
            }

            await WaitAsync(_running, cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_stop.IsCancellationRequested)
            return;
        await _stop.CancelAsync();
        if (_running is not null)
            await ((Task)_running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _gate.Dispose();
        _stop.Dispose();
        _folder.Dispose();
    }

    private async Task WaitAsync(Task<ProcessResult> running, CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        while (!await ListensAsync(cancellationToken))
        {
            if (running.IsCompleted)
                throw new EngineUnreachableException("podman", Socket, $"'podman system service' ended: {(await running).ErrorText.ReplaceLineEndings(" ").Trim()}");
            if (_time.GetElapsedTime(started) > Patience)
                throw new EngineUnreachableException("podman", Socket, $"'podman system service' does not listen after {Patience.TotalSeconds:0} s");
            await Task.Delay(Pause, _time, cancellationToken);
        }
    }

    private async Task<bool> ListensAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await EngineEndpoint.OpenSocketAsync(Socket, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
