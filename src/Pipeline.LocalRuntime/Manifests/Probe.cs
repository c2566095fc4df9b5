namespace Pipeline.LocalRuntime.Manifests;

/// <summary>A probe with Kubernetes' defaults.</summary>
internal sealed record Probe
{
    /// <summary>The path of an http probe; null for another kind.</summary>
    public string? HttpPath { get; init; }

    public bool Https { get; init; }

    public IReadOnlyList<ProbeHeader> Headers { get; init; } = [];

    /// <summary>The port of an http or tcp probe.</summary>
    public int Port { get; init; }

    /// <summary>The command of an exec probe; empty for another kind.</summary>
    public IReadOnlyList<string> Command { get; init; } = [];

    public TimeSpan InitialDelay { get; init; }

    public TimeSpan Period { get; init; } = TimeSpan.FromSeconds(10);

    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(1);

    public int SuccessThreshold { get; init; } = 1;

    public int FailureThreshold { get; init; } = 3;

    public override string ToString() =>
        Command.Count > 0 ? string.Join(' ', Command) : HttpPath is null ? $"tcp port {Port}" : $"{(Https ? "https" : "http")} port {Port}, path {HttpPath}";
}
