using System.Collections.Concurrent;
using System.Net;
using k8s;
using k8s.Models;
using Pipeline.Core.Errors;

namespace Pipeline.Tools.Kubernetes.Watching;

/// <summary>The objects of one kind in a namespace, as they are now: listed once, then told of by the cluster.</summary>
/// <param name="cluster">The cluster.</param>
/// <param name="path">Where the objects are.</param>
/// <param name="changed">Called after each change, from any thread.</param>
/// <param name="time">Paces new attempts after a broken connection.</param>
internal sealed class ObjectWatch<T>(ClusterClient cluster, string path, Action changed, TimeProvider time)
    where T : IKubernetesObject<V1ObjectMeta>
{
    private const int Attempts = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<string, T> _items = new(StringComparer.Ordinal);
    private string _version = "";

    /// <summary>The objects now.</summary>
    public IReadOnlyList<T> Items => [.. _items.Values];

    /// <summary>Why nothing is told of them: they may not be read; null: they are told of.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Reads the objects, again when the server has too much to do.</summary>
    public async Task ListAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await ReadAsync(cancellationToken);
                return;
            }
            catch (ClusterRefusedException exception) when (attempt == Attempts || !Passes(exception))
            {
                Refusal = exception.Message;
                return;
            }
            catch (ClusterRefusedException)
            {
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }

    /// <summary>Follows the changes until it is cancelled.</summary>
    public async Task FollowAsync(CancellationToken cancellationToken)
    {
        while (Refusal is null && !cancellationToken.IsCancellationRequested)
        {
            try
            {
                await foreach (var (isDeleted, item, version) in cluster.WatchAsync<T>(path, _version, cancellationToken))
                {
                    _version = version;
                    if (isDeleted)
                        _items.TryRemove(item.Metadata.Uid, out _);
                    else
                        _items[item.Metadata.Uid] = item;
                    changed();
                }
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (ClusterRefusedException exception) when (exception.Code is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized)
            {
                Refusal = exception.Message;
            }
            catch (PipelineException)
            {
                await CatchUpAsync(cancellationToken);
            }
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        (var items, _version) = await cluster.ListAsync<T>(path, cancellationToken);
        _items.Clear();
        foreach (var item in items)
            _items[item.Metadata.Uid] = item;
    }

    private static bool Passes(ClusterRefusedException refusal) => refusal.Code is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError;

    private async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(Pause, time, cancellationToken);
            await ReadAsync(cancellationToken);
            changed();
        }
        catch (ClusterRefusedException exception) when (!Passes(exception))
        {
            Refusal = exception.Message;
        }
        catch (Exception exception) when (exception is OperationCanceledException or PipelineException)
        {
            // Asked again in a moment, or the wait is over.
        }
    }
}
