using System.Globalization;
using System.Text.RegularExpressions;
using Pipeline.Core.Errors;
using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Kubernetes;

/// <summary>A running <c>kubectl port-forward</c>. Disposing it ends the process.</summary>
public sealed partial class PortForward : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop;
    private readonly Task _running;

    private PortForward(int port, CancellationTokenSource stop, Task running)
    {
        Port = port;
        _stop = stop;
        _running = running;
    }

    /// <summary>The port on 127.0.0.1.</summary>
    public int Port { get; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        try
        {
            await _running;
        }
        catch (OperationCanceledException)
        {
            // That is how it ends.
        }

        _stop.Dispose();
    }

    internal static async Task<PortForward> OpenAsync(IProcessRunner runner, Command command, string target, CancellationToken cancellationToken)
    {
        var stop = new CancellationTokenSource();
        var opened = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = runner.RunAsync(
            command,
            line =>
            {
                if (Forwarding().Match(line.Text) is { Success: true } match)
                    opened.TrySetResult(int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));
            },
            stop.Token);
        try
        {
            await Task.WhenAny(opened.Task, running).WaitAsync(TimeSpan.FromSeconds(30), cancellationToken);
            if (opened.Task.IsCompleted)
                return new PortForward(await opened.Task, stop, running);
            throw new PipelineException($"{target} cannot be forwarded to 127.0.0.1: {(await running).ErrorText.Trim()}");
        }
        catch (Exception exception)
        {
            await new PortForward(0, stop, running).DisposeAsync();
            if (exception is TimeoutException)
                throw new PipelineException($"{target} cannot be forwarded to 127.0.0.1: kubectl did not open it within 30 s. Try 'kubectl port-forward' by hand.", exception);
            throw;
        }
    }

    [GeneratedRegex(@"^Forwarding from 127\.0\.0\.1:(\d+) ")]
    private static partial Regex Forwarding();
}
