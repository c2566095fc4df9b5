using System.Net;
using System.Text.Json.Nodes;
using Pipeline.Core.Errors;
using Pipeline.Core.Previews;
using Pipeline.Tools.Helm.Storage;
using Pipeline.Tools.Kubernetes;

namespace Pipeline.Stages.Previews;

/// <summary>Previews in a cluster: labels and an annotation of the namespace.</summary>
/// <param name="cluster">The cluster.</param>
/// <param name="stateFolder">The folder that knows this checkout, absolute.</param>
/// <param name="time">The clock.</param>
internal sealed class ClusterPreviews(ClusterClient cluster, string stateFolder, TimeProvider time) : IPreviewPlace
{
    private const string Namespaces = "api/v1/namespaces";
    private const int Attempts = 3;

    // No module is called so: a name with a dot is none.
    private const string Everything = "whole.preview";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    // From the namespace to the lease in it.
    private static readonly TimeSpan Moment = TimeSpan.FromMinutes(1);
    private readonly HelmReleaseStore _releases = new(cluster);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<FoundPreview>> ListAsync(string application, CancellationToken cancellationToken)
    {
        var list = await cluster.SendAsync(HttpMethod.Get, $"{Namespaces}?labelSelector={Uri.EscapeDataString(PreviewLabels.Selector(application))}", null, cancellationToken);
        return await Task.WhenAll((list?["items"] as JsonArray ?? []).OfType<JsonNode>().Select(found => ReadAsync(found, cancellationToken)));
    }

    /// <inheritdoc/>
    public async Task<FoundPreview?> FindAsync(string application, string namespaceName, CancellationToken cancellationToken)
    {
        var found = await FindNamespaceAsync(application, namespaceName, cancellationToken);
        if (found is null)
            return null;
        if (!IsEnding(found))
            return await ReadAsync(found, cancellationToken);
        await WaitUntilGoneAsync(namespaceName, cancellationToken);
        return null;
    }

    /// <inheritdoc/>
    public async Task SaveAsync(PreviewName name, Preview preview, CancellationToken cancellationToken)
    {
        for (var attempt = 1; !await TrySaveAsync(name, preview, cancellationToken); attempt++)
        {
            if (attempt == Attempts)
                throw new PipelineException($"Somebody else makes or removes the namespace '{name.Namespace}' just now. Run the same again.");
        }
    }

    /// <inheritdoc/>
    public async Task<IAsyncDisposable> HoldAsync(string namespaceName, TextWriter log, CancellationToken cancellationToken)
    {
        var holder = await LeaseHolder.ReadAsync(stateFolder, cancellationToken);
        return await ReleaseLease.TakeAsync(cluster, Everything, namespaceName, holder, log, time, cancellationToken) is var (lease, _)
            ? lease
            : throw new PipelineException($"Nobody can tell whether a run works on the namespace '{namespaceName}': it is being removed, or this account may not keep leases in it (create, get, update and delete leases of coordination.k8s.io). Run the same again, with an account that may.");
    }

    /// <inheritdoc/>
    public async Task RemoveAsync(string application, string namespaceName, TextWriter log, CancellationToken cancellationToken)
    {
        if (await FindNamespaceAsync(application, namespaceName, cancellationToken) is not { } found)
            return;
        var options = new JsonObject { ["apiVersion"] = "v1", ["kind"] = "DeleteOptions", ["preconditions"] = new JsonObject { ["uid"] = found["metadata"]?["uid"]?.DeepClone() } };
        if (!IsEnding(found))
            await cluster.SendAsync(HttpMethod.Delete, $"{Namespaces}/{namespaceName}", options, cancellationToken);
        await log.WriteLineAsync($"Waiting until the namespace '{namespaceName}' is gone".AsMemory(), cancellationToken);
        await WaitUntilGoneAsync(namespaceName, cancellationToken);
    }

    /// <returns>False: the namespace was made or removed by somebody else in between.</returns>
    private async Task<bool> TrySaveAsync(PreviewName name, Preview preview, CancellationToken cancellationToken)
    {
        var metadata = new JsonObject { ["annotations"] = new JsonObject { [PreviewLabels.Kept] = PreviewJson.Write(preview) } };
        try
        {
            if (await FindNamespaceAsync(name.Application, name.Namespace, cancellationToken) is { } found)
            {
                // Of this very namespace: one that was made anew meanwhile may be anybody's.
                metadata["uid"] = found["metadata"]?["uid"]?.DeepClone();
                await cluster.SendAsync(HttpMethod.Patch, $"{Namespaces}/{name.Namespace}", new JsonObject { ["metadata"] = metadata }, cancellationToken, mediaType: "application/merge-patch+json");
                return true;
            }

            (metadata["name"], metadata["labels"]) = (name.Namespace, PreviewLabels.Of(name));
            await cluster.SendAsync(HttpMethod.Post, Namespaces, new JsonObject { ["metadata"] = metadata }, cancellationToken);
            return true;
        }
        catch (ClusterRefusedException exception) when (exception.Code is HttpStatusCode.Conflict or HttpStatusCode.NotFound)
        {
            return false;
        }
    }

    private async Task<FoundPreview> ReadAsync(JsonNode found, CancellationToken cancellationToken)
    {
        var name = found["metadata"]!["name"]!.GetValue<string>();
        var kept = PreviewJson.Read(found["metadata"]?["annotations"]?[PreviewLabels.Kept]?.GetValue<string>());
        if (IsEnding(found))
            return new FoundPreview(name, kept is null ? null : kept with { Phase = PreviewPhase.Closing }, IsHeld: true, []);
        var held = await ReleaseLease.IsHeldAsync(cluster, Everything, name, time, cancellationToken);
        var revisions = await _releases.ListAsync(name, null, cancellationToken);
        return new FoundPreview(
            name,
            kept,
            held ?? (kept is { Phase: PreviewPhase.Opening } && time.GetUtcNow() - kept.UpdatedAt < Moment),
            [.. revisions.Select(revision => revision.Release).Distinct()]);
    }

    private async Task<JsonNode?> FindNamespaceAsync(string application, string namespaceName, CancellationToken cancellationToken)
    {
        try
        {
            var found = await cluster.SendAsync(HttpMethod.Get, $"{Namespaces}/{Uri.EscapeDataString(namespaceName)}", null, cancellationToken);
            return PreviewLabels.AreOn(found, application) ? found : throw new ForeignNamespaceException(namespaceName, application);
        }
        catch (ClusterRefusedException exception) when (exception.Code == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    private async Task WaitUntilGoneAsync(string namespaceName, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (await cluster.FindAsync<k8s.Models.V1Namespace>($"{Namespaces}/{Uri.EscapeDataString(namespaceName)}", cancellationToken) is not null)
        {
            if (time.GetElapsedTime(started) > Patience)
                throw new PipelineException($"The cluster still removes the namespace '{namespaceName}' after {Patience.TotalMinutes:0} minutes: something in it has a finalizer that nobody takes off ('kubectl get namespace {namespaceName} -o yaml' names it). It goes by itself when that is gone.");
            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    private static bool IsEnding(JsonNode found) => found["metadata"]?["deletionTimestamp"] is not null;
}
