using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Pipeline.Core.Errors;

namespace Pipeline.Tools.Kubernetes;

/// <summary>
/// Says in the cluster that somebody works on a release (a Lease, renewed while they live), so that another machine tells a Helm that works
/// from one that was killed. Disposing it takes it back.
/// </summary>
internal sealed class ReleaseLease : IAsyncDisposable
{
    private const string TimeFormat = "yyyy-MM-ddTHH:mm:ss.ffffffZ";
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    // By how much the clocks of two machines may differ.
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);
    private readonly CancellationTokenSource _stop = new();
    private readonly ClusterClient _cluster;
    private readonly string _path;
    private readonly string _holder;
    private readonly TimeProvider _time;
    private readonly Task _renewing;
    private string? _version;

    private ReleaseLease(ClusterClient cluster, string path, string holder, JsonNode? taken, TimeProvider time)
    {
        (_cluster, _path, _holder, _version, _time) = (cluster, path, holder, VersionOf(taken), time);
        _renewing = RenewAsync();
    }

    /// <summary>Takes the lease of a release, and waits for whoever else works on it.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="release">The release.</param>
    /// <param name="namespaceName">Its namespace.</param>
    /// <param name="holder">Who takes it: the same text each time for the same checkout, of which one build at a time works on an environment.</param>
    /// <param name="log">Told whom it waits for.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Stops trying.</param>
    /// <returns>The lease, and whether it was left by somebody who was killed; null when this account may not take any, or there is no namespace yet.</returns>
    /// <exception cref="PipelineException">Somebody else still works on it after ten minutes.</exception>
    public static async Task<(ReleaseLease Lease, bool WasLeft)?> TakeAsync(ClusterClient cluster, string release, string namespaceName, string holder, TextWriter log, TimeProvider time, CancellationToken cancellationToken)
    {
        var (path, name) = (ApiPaths.Of("leases", namespaceName), NameOf(release));
        var started = time.GetTimestamp();
        string? told = null;
        var (seen, since) = ((string?)null, started);
        try
        {
            while (true)
            {
                var found = await FindAsync(cluster, $"{path}/{name}", cancellationToken);
                // What counts is whether it is renewed while this machine looks: the other's clock may be wrong.
                if (VersionOf(found) is var version && version != seen)
                    (seen, since) = (version, time.GetTimestamp());
                if (HolderOf(found, holder, time, Skew) is not { } other || time.GetElapsedTime(since) >= Duration)
                {
                    if (await TryTakeAsync(cluster, path, name, found, SpecOf(holder, time), cancellationToken) is { } taken)
                        return (new ReleaseLease(cluster, $"{path}/{name}", holder, taken, time), found is not null);
                    continue;
                }

                if (time.GetElapsedTime(started) > Patience)
                    throw new PipelineException($"'{release}' in namespace '{namespaceName}' is still being deployed by {other} after {Patience.TotalMinutes:0} minutes. Wait for it, then run again.");
                if (told != other)
                    await log.WriteLineAsync($"Waiting for {told = other}, which deploys '{release}' to namespace '{namespaceName}'".AsMemory(), cancellationToken);
                await Task.Delay(Renewal, time, cancellationToken);
            }
        }
        catch (ClusterRefusedException exception) when (exception.Code is HttpStatusCode.Forbidden or HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>Whether somebody who lives works on a release; null when nobody ever said so.</summary>
    public static async Task<bool?> IsHeldAsync(ClusterClient cluster, string release, string namespaceName, TimeProvider time, CancellationToken cancellationToken) =>
        await FindAsync(cluster, $"{ApiPaths.Of("leases", namespaceName)}/{NameOf(release)}", cancellationToken) is { } found ? HolderOf(found, "", time, TimeSpan.Zero) is not null : null;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _renewing;
        try
        {
            // A renewal that was cancelled may have been made; a lease that another has taken since is theirs.
            if (await FindAsync(_cluster, _path, CancellationToken.None) is { } found && IsOf(found, _holder))
            {
                var version = new JsonObject { ["resourceVersion"] = VersionOf(found) };
                await _cluster.SendAsync(HttpMethod.Delete, _path, new JsonObject { ["apiVersion"] = "v1", ["kind"] = "DeleteOptions", ["preconditions"] = version }, CancellationToken.None);
            }
        }
        catch (PipelineException)
        {
            // It runs out by itself.
        }

        _stop.Dispose();
    }

    private static string NameOf(string release) => $"pipeline-{release}";

    // Who still lives; null: the lease is free, ours, or of somebody who was not heard of for too long.
    private static string? HolderOf(JsonNode? lease, string holder, TimeProvider time, TimeSpan skew)
    {
        var spec = lease?["spec"];
        var other = spec?["holderIdentity"]?.GetValue<string>();
        return other is null || other == holder || !DateTimeOffset.TryParse(spec?["renewTime"]?.GetValue<string>(), CultureInfo.InvariantCulture, out var renewed) || time.GetUtcNow() - renewed >= Duration + skew ? null : other;
    }

    private static bool IsOf(JsonNode lease, string holder) => lease["spec"]?["holderIdentity"]?.GetValue<string>() == holder;

    private static string? VersionOf(JsonNode? lease) => lease?["metadata"]?["resourceVersion"]?.GetValue<string>();

    private static async Task<JsonNode?> TryTakeAsync(ClusterClient cluster, string path, string name, JsonNode? found, JsonObject spec, CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["apiVersion"] = "coordination.k8s.io/v1", ["kind"] = "Lease", ["metadata"] = new JsonObject { ["name"] = name }, ["spec"] = spec };
        try
        {
            if (found is null)
            {
                return await cluster.SendAsync(HttpMethod.Post, path, body, cancellationToken);
            }

            body["metadata"]!["resourceVersion"] = found["metadata"]?["resourceVersion"]?.DeepClone();
            return await cluster.SendAsync(HttpMethod.Put, $"{path}/{name}", body, cancellationToken);
        }
        catch (ClusterRefusedException exception) when (exception.Code == HttpStatusCode.Conflict)
        {
            return null;
        }
    }

    private static async Task<JsonNode?> FindAsync(ClusterClient cluster, string path, CancellationToken cancellationToken)
    {
        try
        {
            return await cluster.SendAsync(HttpMethod.Get, path, null, cancellationToken);
        }
        catch (ClusterRefusedException exception) when (exception.Code == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    private static JsonObject SpecOf(string holder, TimeProvider time) => new()
    {
        ["holderIdentity"] = holder,
        ["leaseDurationSeconds"] = (int)Duration.TotalSeconds,
        ["renewTime"] = time.GetUtcNow().UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture),
    };

    private async Task RenewAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Renewal, _time, _stop.Token);
                var body = new JsonObject { ["metadata"] = new JsonObject { ["resourceVersion"] = _version }, ["spec"] = SpecOf(_holder, _time) };
                _version = VersionOf(await _cluster.SendAsync(HttpMethod.Patch, _path, body, _stop.Token, mediaType: "application/merge-patch+json"));
            }
            catch (ClusterRefusedException exception) when (exception.Code is HttpStatusCode.Conflict or HttpStatusCode.NotFound)
            {
                if (!await IsStillOursAsync())
                    return;
            }
            catch (Exception exception) when (exception is PipelineException or OperationCanceledException)
            {
                // Tried again in a moment, or it is over.
            }
        }
    }

    // Of this checkout only this build works on the release: what changed the lease was a renewal whose answer was lost.
    private async Task<bool> IsStillOursAsync()
    {
        try
        {
            var found = await FindAsync(_cluster, _path, _stop.Token);
            _version = VersionOf(found);
            return found is not null && IsOf(found, _holder);
        }
        catch (Exception exception) when (exception is PipelineException or OperationCanceledException)
        {
            return !_stop.IsCancellationRequested;
        }
    }
}
