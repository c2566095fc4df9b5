using Pipeline.Tools.Containers;

namespace Pipeline.LocalRuntime.Pods;

/// <summary>Keeps the containers of a pod running, and writes down how they fare.</summary>
internal sealed class PodKeeper
{
    private readonly LocalRuntimeParts _parts;
    private readonly LocalNamespace _space;
    private readonly PodFolder _folder;
    private readonly KeepTerms _terms;
    private readonly ContainerKeeper[] _containers;
    private PodStatus _written;

    public PodKeeper(LocalRuntimeParts parts, LocalNamespace space, PodFolder folder, PodRecord pod, KeepTerms terms, TimeProvider time)
    {
        (_parts, _space, _folder, _terms, _written) = (parts, space, folder, terms, folder.ReadStatus());
        _containers = [.. pod.Template.LastingContainers.Select(container => new ContainerKeeper(parts, pod, folder.Id, container, terms, time)
        {
            Record = _written.Containers.GetValueOrDefault(container.Name) ?? new ContainerRecord(),
        })];
    }

    /// <summary>Does what is due: starts again what ended, probes what runs.</summary>
    public async Task<PodView> StepAsync(CancellationToken cancellationToken)
    {
        var sandbox = await _parts.Engine.FindContainerAsync(_folder.Id, cancellationToken);
        if (sandbox is null)
            return new PodView(false, []);
        if (sandbox.Status != ContainerStatus.Running)
        {
            // The engine or the machine was started anew.
            if (!await _terms.IfMineAsync(() => _parts.Engine.StartContainerAsync(_folder.Id, cancellationToken)))
                return new PodView(true, []);
            sandbox = await _parts.Engine.FindContainerAsync(_folder.Id, cancellationToken);
        }

        if (sandbox?.Addresses.GetValueOrDefault(_space.Network) is not { Length: > 0 } address)
            return new PodView(sandbox is not null, []);
        var views = await Task.WhenAll(_containers.Select(async container => (container, await container.StepAsync(sandbox, address, cancellationToken))));
        WriteStatus();
        return new PodView(true, views);
    }

    private void WriteStatus()
    {
        var now = new PodStatus { Containers = _containers.ToDictionary(container => container.Name, container => container.Record) };
        if (now.Containers.All(entry => _written.Containers.GetValueOrDefault(entry.Key) == entry.Value) || !Directory.Exists(_folder.Path))
            return;
        _folder.Write(now);
        _written = now;
    }
}
