using System.Collections.Concurrent;
using System.Globalization;
using Nuke.Common;
using Pipeline.Core.Concurrency;
using Pipeline.Tools.Files;
using Serilog;

namespace Pipeline.Components.Sessions;

/// <summary>
/// What one build at a time may work on: the checkout with its artifacts, and each environment. Held from the first target that
/// needs it to the end of the process, so that nobody comes between two targets of one call.
/// </summary>
/// <param name="folder">The folder of the locks.</param>
/// <param name="holder">Who holds them, for those who wait.</param>
/// <param name="time">Measures the patience.</param>
internal sealed class RunLocks(string folder, string holder, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<string, Once<FileLock>> _held = [];

    /// <summary>The locks of a build.</summary>
    public static RunLocks Of(INukeBuild build, TimeProvider time) => new(
        build.TemporaryDirectory / "locks",
        string.Create(CultureInfo.InvariantCulture, $"{string.Join(' ', build.InvokedTargets.Select(target => target.Name))} (process {Environment.ProcessId}, since {time.GetLocalNow():HH:mm:ss})"),
        time);

    /// <summary>Waits until no other build works in the checkout.</summary>
    /// <exception cref="Core.Errors.PipelineException">Another one still does after ten minutes; the message names it.</exception>
    public Task HoldCheckoutAsync(CancellationToken cancellationToken) => HoldAsync("checkout", "works in this checkout", cancellationToken);

    /// <summary>Waits until no other build changes the environment.</summary>
    /// <exception cref="Core.Errors.PipelineException">Another one still does after ten minutes; the message names it.</exception>
    public Task HoldEnvironmentAsync(string name, CancellationToken cancellationToken) => HoldAsync($"environment-{name}", $"changes {name}", cancellationToken);

    private Task<FileLock> HoldAsync(string name, string doing, CancellationToken cancellationToken) => _held.GetOrAdd(name, _ => new Once<FileLock>(token => FileLock.TakeAsync(
        Path.Combine(folder, name),
        Patience,
        time,
        token,
        holder,
        other => Log.Information("Waiting for {Other:l}, which {Doing:l}", other, doing)))).GetAsync(cancellationToken);
}
