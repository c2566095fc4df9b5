using System.Text.Json;
using Pipeline.Core.Errors;
using Pipeline.LocalRuntime.Manifests;
using Pipeline.LocalRuntime.Services;
using Pipeline.Tools.Containers;

namespace Pipeline.LocalRuntime.Rollouts;

/// <summary>Brings the Services of a release from what runs to what its chart wants: new ones before its pods, changed ones when these take over.</summary>
internal sealed class ServiceRollout(LocalRuntimeParts parts, LocalNamespace space, string release, ReleaseManifest manifest)
{
    private readonly List<string> _started = [];

    /// <summary>Starts those that are not there yet.</summary>
    /// <exception cref="PipelineException">One belongs to another release.</exception>
    public async Task StartNewAsync(CancellationToken cancellationToken)
    {
        var there = (await parts.Services.ListAsync(space, cancellationToken)).ToDictionary(entry => entry.Service.Name, entry => entry.Container);
        foreach (var service in manifest.Services.Where(service => !service.Headless))
        {
            if (there.TryGetValue(service.Name, out var container) && container.Labels.GetValueOrDefault(LocalLabels.Release) is var owner && owner != release)
                throw new PipelineException($"Service/{service.Name} in namespace '{space.Name}' belongs to the release '{owner}'. Give one of them another name.");
            if (container is { Status: ContainerStatus.Running })
                continue;
            if (container is null)
                _started.Add(service.Name);
            await parts.Services.StartAsync(space, release, service, cancellationToken);
        }
    }

    /// <summary>Replaces those that changed, and removes those that the chart no longer has.</summary>
    public async Task ReplaceAsync(CancellationToken cancellationToken)
    {
        var own = (await parts.Services.ListAsync(space, cancellationToken)).Where(entry => entry.Container.Labels.GetValueOrDefault(LocalLabels.Release) == release);
        foreach (var (service, container) in own)
        {
            var wanted = manifest.Services.FirstOrDefault(candidate => candidate.Name == service.Name && !candidate.Headless);
            if (wanted is null)
                await parts.Services.RemoveAsync(space, service.Name, cancellationToken);
            else if (JsonSerializer.Serialize(wanted, LocalJsonContext.Default.Service) != container.Labels[LocalLabels.Service] || !ServiceProxies.IsKnown(space, service.Name))
                await parts.Services.StartAsync(space, release, wanted, cancellationToken);
        }
    }

    /// <summary>Removes those that were started.</summary>
    public async Task GoBackAsync()
    {
        foreach (var service in _started)
            await parts.Services.RemoveAsync(space, service, CancellationToken.None);
    }
}
