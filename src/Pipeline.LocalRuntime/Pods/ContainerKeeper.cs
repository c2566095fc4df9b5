using System.Globalization;
using Pipeline.LocalRuntime.Manifests;
using Pipeline.Tools.Containers;

namespace Pipeline.LocalRuntime.Pods;

/// <summary>Keeps a container of a pod running: probes it, and starts it again when it ended or its probes condemn it.</summary>
/// <param name="parts">What works on the engine.</param>
/// <param name="pod">The pod.</param>
/// <param name="id">The pod's name in the engine.</param>
/// <param name="template">The container.</param>
/// <param name="terms">How patiently, and for whom.</param>
/// <param name="time">The clock.</param>
internal sealed class ContainerKeeper(LocalRuntimeParts parts, PodRecord pod, string id, ContainerTemplate template, KeepTerms terms, TimeProvider time)
{
    private readonly string _name = PodPlan.ContainerName(id, template.Name);
    private DateTimeOffset? _startedAt;
    private ContainerProbes? _probes;
    private bool _wasReady = terms.WasReady;
    private string? _condemned;

    public string Name => template.Name;

    public ContainerRecord Record { get; set; } = new();

    /// <summary>Does what is due.</summary>
    /// <param name="sandbox">The pod's sandbox, which runs.</param>
    /// <param name="address">The pod's address.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<ContainerView> StepAsync(ContainerDescription sandbox, string address, CancellationToken cancellationToken)
    {
        var container = await parts.Engine.FindContainerAsync(_name, cancellationToken);
        if (container is null)
            return new ContainerView(false, false, "somebody removed its container", null, DateTimeOffset.MaxValue, null);
        if (container.Status == ContainerStatus.Running && container.StartedAt < sandbox.StartedAt)
        {
            // The network that it shares went with the sandbox as that was before.
            await terms.IfMineAsync(() => parts.Engine.StopContainerAsync(_name, TimeSpan.Zero, cancellationToken));
            container = await parts.Engine.FindContainerAsync(_name, cancellationToken) ?? container;
        }

        return container.Status == ContainerStatus.Running ? await WatchAsync(container, address, cancellationToken) : await StartAgainAsync(container, cancellationToken);
    }

    private async Task<ContainerView> WatchAsync(ContainerDescription container, string address, CancellationToken cancellationToken)
    {
        if (_probes is null || _startedAt != container.StartedAt)
        {
            _probes = new ContainerProbes(template, container.StartedAt ?? time.GetUtcNow(), _wasReady);
            (_startedAt, _wasReady, _condemned) = (container.StartedAt, false, null);
        }

        await _probes.RunDueAsync(probe => parts.Probes.ProbeAsync(probe, _name, address, cancellationToken), time);
        if (_probes.IsCondemned)
        {
            _condemned = _probes.LastFailure;
            var isMine = await terms.IfMineAsync(() => terms.Log.WriteLineAsync($"pod {pod.Name}, container {template.Name}: {_condemned}; its container is restarted.".AsMemory(), cancellationToken));
            if (isMine)
                await parts.Ends.StopAsync(_name, template, pod.Template.Grace, cancellationToken);
            return new ContainerView(false, false, $"{_condemned}; its container is restarted", _condemned, time.GetUtcNow(), container);
        }

        var waiting = _probes.LastFailure?.ReplaceLineEndings(" ") ?? "its container runs, its probes have not answered yet";
        return new ContainerView(_probes.IsReady(time), _probes.HasStarted, waiting, _probes.LastFailure, _probes.NextAt(time), container);
    }

    private async Task<ContainerView> StartAgainAsync(ContainerDescription container, CancellationToken cancellationToken)
    {
        _wasReady = false;
        if (container.Status == ContainerStatus.Created)
        {
            await terms.IfMineAsync(() => parts.Engine.StartContainerAsync(_name, cancellationToken));
            return Down(container, "its container does not run yet", time.GetUtcNow());
        }

        if (Record.EndedAt != container.FinishedAt)
            NoteEnd(container);
        var due = Record.EndedAt + Record.Pause ?? time.GetUtcNow();
        if (due > time.GetUtcNow())
            return Down(container, string.Create(CultureInfo.InvariantCulture, $"{Record.Reason}, and is started again after {Record.Pause.TotalSeconds:0.#} s"), due);
        var started = await terms.IfMineAsync(() => parts.Engine.StartContainerAsync(_name, cancellationToken));
        if (started)
        {
            Record = Record with { Restarts = Record.Restarts + 1, Pause = terms.Backoff.AfterStart(Record.Pause) };
            await terms.Log.WriteLineAsync($"pod {pod.Name}, container {template.Name}: {Record.Reason}; started again (restart {Record.Restarts}).".AsMemory(), cancellationToken);
        }

        return Down(container, $"{Record.Reason}, and is started again", started ? time.GetUtcNow() : DateTimeOffset.MaxValue);
    }

    private void NoteEnd(ContainerDescription container)
    {
        var ended = PodFailure.Ended(container.ExitCode, container.OutOfMemory);
        var ran = container.FinishedAt - container.StartedAt ?? TimeSpan.Zero;
        Record = Record with
        {
            EndedAt = container.FinishedAt,
            ExitCode = container.ExitCode,
            OutOfMemory = container.OutOfMemory,
            Reason = _condemned ?? ended,
            Pause = terms.Backoff.AfterEnd(Record.Pause, ran),
        };
        _condemned = null;
    }

    private static ContainerView Down(ContainerDescription container, string waiting, DateTimeOffset nextAt) => new(false, false, waiting, null, nextAt, container);
}
