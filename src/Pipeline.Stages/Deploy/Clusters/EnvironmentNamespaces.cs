using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Pipeline.Core.Concurrency;
using Pipeline.Core.Environments;
using Pipeline.Core.Errors;
using Pipeline.Tools.Kubernetes;

namespace Pipeline.Stages.Deploy.Clusters;

/// <summary>Sees to it that the namespace of an environment is there, with our labels and its quota; once in a run.</summary>
/// <param name="cluster">The cluster.</param>
internal sealed class EnvironmentNamespaces(ClusterClient cluster)
{
    private const string Namespaces = "api/v1/namespaces";
    private const string MergePatch = "application/merge-patch+json";
    private readonly ConcurrentDictionary<string, Once<bool>> _done = [];

    /// <summary>Does it.</summary>
    /// <exception cref="PipelineException">The quota cannot be set, or it is a preview that is not there any more.</exception>
    public Task EnsureAsync(string application, DeployEnvironment environment, CancellationToken cancellationToken) =>
        _done.GetOrAdd(environment.Namespace, _ => new Once<bool>(token => DoAsync(application, environment, token))).GetAsync(cancellationToken);

    private async Task<bool> DoAsync(string application, DeployEnvironment environment, CancellationToken cancellationToken)
    {
        await LabelAsync(application, environment, cancellationToken);
        try
        {
            await SetAsync(environment, "resourcequotas", "ResourceQuota", EnvironmentLimits.QuotaName, environment.Quota is { } quota ? EnvironmentLimits.Quota(quota) : null, cancellationToken);
            await SetAsync(environment, "limitranges", "LimitRange", EnvironmentLimits.RangeName, environment.Quota is null ? null : EnvironmentLimits.Range(), cancellationToken);
        }
        catch (ClusterRefusedException exception) when (exception.Code == HttpStatusCode.Forbidden)
        {
            // Without a quota there is most likely none to remove.
            if (environment.Quota is { } wanted)
                throw new PipelineException($"The quota of '{environment.Name}' ({wanted}) cannot be set in namespace '{environment.Namespace}': {exception.Message}. Let the account get, create, update and delete resourcequotas and limitranges there, or leave Quota(...) out of the model and set it by hand.", exception);
        }

        return true;
    }

    private async Task LabelAsync(string application, DeployEnvironment environment, CancellationToken cancellationToken)
    {
        var labels = EnvironmentLabels.Of(application, environment.Name);
        try
        {
            var found = await FindAsync($"{Namespaces}/{environment.Namespace}", cancellationToken);
            // Without what is kept of it nobody would close it.
            if (environment.IsPreview && (found is null || found["metadata"]?["deletionTimestamp"] is not null))
                throw new PipelineException($"The preview in namespace '{environment.Namespace}' is closed meanwhile, so nothing is deployed to it. Open it again: ./build.sh OpenPreview.");
            if (found is null)
                await cluster.SendAsync(HttpMethod.Post, Namespaces, new JsonObject { ["metadata"] = new JsonObject { ["name"] = environment.Namespace, ["labels"] = labels } }, cancellationToken);
            else if (!EnvironmentLabels.AreOfOthers(found) && labels.Any(label => found["metadata"]?["labels"]?[label.Key]?.GetValue<string>() != label.Value!.GetValue<string>()))
                await cluster.SendAsync(HttpMethod.Patch, $"{Namespaces}/{environment.Namespace}", new JsonObject { ["metadata"] = new JsonObject { ["labels"] = labels } }, cancellationToken, mediaType: MergePatch);
        }
        catch (ClusterRefusedException exception) when (exception.Code is HttpStatusCode.Conflict or HttpStatusCode.Forbidden)
        {
            // It is there, or Helm will say that it may not be made.
        }
    }

    private async Task SetAsync(DeployEnvironment environment, string plural, string kind, string name, JsonObject? spec, CancellationToken cancellationToken)
    {
        var path = ApiPaths.Of(plural, environment.Namespace);
        var found = await FindAsync($"{path}/{name}", cancellationToken);
        if (spec is null)
        {
            if (found is not null)
                await cluster.SendAsync(HttpMethod.Delete, $"{path}/{name}", null, cancellationToken);
            return;
        }

        if (found is not null && JsonNode.DeepEquals(found["spec"], spec))
            return;
        var body = new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = kind,
            ["metadata"] = new JsonObject { ["name"] = name, ["labels"] = new JsonObject { [EnvironmentLabels.ManagedBy] = EnvironmentLabels.Us }, ["resourceVersion"] = found?["metadata"]?["resourceVersion"]?.DeepClone() },
            ["spec"] = spec,
        };
        await cluster.SendAsync(found is null ? HttpMethod.Post : HttpMethod.Put, found is null ? path : $"{path}/{name}", body, cancellationToken);
    }

    private async Task<JsonNode?> FindAsync(string path, CancellationToken cancellationToken)
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
}
