using Microsoft.Extensions.Hosting;

namespace Pipeline.Registry;

/// <summary>A host that is a part of another program: it leaves Ctrl-C and signals to that program.</summary>
internal sealed class EmbeddedLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
