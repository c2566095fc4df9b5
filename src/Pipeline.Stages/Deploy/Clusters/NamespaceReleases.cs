using System.Collections.Concurrent;
using Pipeline.Core.Concurrency;
using Pipeline.Tools.Helm.Storage;

namespace Pipeline.Stages.Deploy.Clusters;

/// <summary>The newest revision of every release of a namespace: one question to the cluster for all modules of a run.</summary>
/// <param name="store">Answers it.</param>
internal sealed class NamespaceReleases(HelmReleaseStore store)
{
    private readonly ConcurrentDictionary<string, Once<IReadOnlyDictionary<string, StoredRevision>>> _asked = new(StringComparer.Ordinal);

    /// <summary>The newest revision of a release; null when there is no such release.</summary>
    public async Task<StoredRevision?> FindAsync(ReleaseName release, CancellationToken cancellationToken)
    {
        var all = await _asked.GetOrAdd(release.Namespace, name => new Once<IReadOnlyDictionary<string, StoredRevision>>(token => ReadAsync(name, token))).GetAsync(cancellationToken);
        return all.GetValueOrDefault(release.Name);
    }

    /// <summary>Asks anew when the next asks: something of the namespace is about to change, or has.</summary>
    public void Forget(string namespaceName) => _asked.TryRemove(namespaceName, out _);

    private async Task<IReadOnlyDictionary<string, StoredRevision>> ReadAsync(string namespaceName, CancellationToken cancellationToken) =>
        (await store.ListAsync(namespaceName, null, cancellationToken)).GroupBy(revision => revision.Release).ToDictionary(group => group.Key, group => group.Last());
}
