namespace Pipeline.Core.Environments;

/// <summary>What all modules of an environment together may use, in the words of Kubernetes.</summary>
public sealed record EnvironmentQuota
{
    /// <summary>Processors that pods ask for and are limited to, such as <c>4</c> or <c>500m</c>; null: any.</summary>
    public string? Cpu { get; init; }

    /// <summary>Memory that pods ask for and are limited to, such as <c>8Gi</c>; null: any.</summary>
    public string? Memory { get; init; }

    /// <summary>How many pods there may be; null: any number.</summary>
    public int? Pods { get; init; }

    /// <summary>Such as <c>cpu 4, memory 8Gi, 20 pods</c>.</summary>
    public override string ToString() => string.Join(", ", new[] { Cpu is null ? null : $"cpu {Cpu}", Memory is null ? null : $"memory {Memory}", Pods is { } pods ? $"{pods} pods" : null }.OfType<string>());
}
