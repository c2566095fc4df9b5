namespace Pipeline.Core.Load;

/// <summary>A load test (D14): what is asked, how often, for how long, and what must hold.</summary>
public sealed record LoadTestSettings
{
    /// <summary>Requests a second where nothing else is said.</summary>
    internal const double DefaultRate = 50;

    /// <summary>The path that is asked for, with its query. Default: <c>/</c>.</summary>
    public string Path { get; init; } = "/";

    /// <summary>The absolute address of the service; null: that of the deployed module.</summary>
    public Uri? Address { get; init; }

    /// <summary>The HTTP method. Default: GET.</summary>
    public string Method { get; init; } = "GET";

    /// <summary>The body of each request; null: none.</summary>
    public string? Body { get; init; }

    /// <summary>The headers of each request.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Requests a second, whatever the service does; null: 50, or as many as it takes where the generator knows no rate.</summary>
    public double? Rate { get; init; }

    /// <summary>For how long it is measured. Default: 30 seconds.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>For how long requests go before it is measured. Default: 5 seconds.</summary>
    public TimeSpan WarmUp { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many requests are under way at most. Default: 20.</summary>
    public int Connections { get; init; } = 20;

    /// <summary>After this time an answer comes too late, and a request that could not begin is given up. Default: 10 seconds.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The greatest share of requests that may fail, 0 to 1. Default: 0.01.</summary>
    public double ErrorRateAtMost { get; init; } = 0.01;

    /// <summary>The most that 95 of 100 requests may take; null: anything.</summary>
    public TimeSpan? P95AtMost { get; init; }

    /// <summary>The most that 99 of 100 requests may take; null: anything.</summary>
    public TimeSpan? P99AtMost { get; init; }
}
