using Pipeline.Tools.Containers;

namespace Pipeline.Tools.Tests.Provisioning;

/// <summary>Engines that answer as a test says. One without a rule is not on PATH.</summary>
internal sealed class ScriptedEngines
{
    private readonly Dictionary<string, Func<EngineProbe>> _engines = [];

    /// <summary>It answers, once <paramref name="when"/> says so.</summary>
    public ScriptedEngines Answers(string name, string version, Func<bool>? when = null, bool hasClient = true)
    {
        _engines[name] = () => when?.Invoke() ?? true ? new EngineProbe(hasClient, new EngineIdentity(name, version), null) : new EngineProbe(hasClient, null, "Connection refused");
        return this;
    }

    /// <summary>It is installed and does not answer.</summary>
    public ScriptedEngines Silent(string name, string problem, bool isForbidden = false)
    {
        _engines[name] = () => new EngineProbe(true, null, problem) { IsForbidden = isForbidden };
        return this;
    }

    public Task<EngineProbe> ProbeAsync(string program, CancellationToken cancellationToken) =>
        Task.FromResult(_engines.GetValueOrDefault(program, () => new EngineProbe(false, null, "it is not on PATH"))());
}
