using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Tests.Containers;

/// <summary>Stands for <c>podman system service</c>: a test serves the socket that is asked for.</summary>
internal sealed class StartedService(Func<string, CancellationToken, Task> serve) : IProcessRunner
{
    public async Task<ProcessResult> RunAsync(Command command, Action<ProcessLine>? onLine, CancellationToken cancellationToken)
    {
        Assert.Equal(["system", "service"], command.Arguments.Take(2));
        await serve(command.Arguments[^1]["unix://".Length..], cancellationToken);
        return new ProcessResult(0, []);
    }

    public Task<ProcessResult> StreamAsync(Command command, Func<Stream, CancellationToken, Task> readOutput, CancellationToken cancellationToken) => throw new NotSupportedException();
}
