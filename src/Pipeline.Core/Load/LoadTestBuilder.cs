namespace Pipeline.Core.Load;

/// <summary>Describes a load test; every method returns a changed copy.</summary>
/// <param name="Settings">The load test so far.</param>
public sealed record LoadTestBuilder(LoadTestSettings Settings)
{
    /// <summary>Asks for <paramref name="path"/>, such as <c>/api/orders?page=2</c>.</summary>
    public LoadTestBuilder Path(string path) => new(Settings with { Path = path });

    /// <summary>Asks at an absolute address, such as that of an ingress, instead of the deployed module's own.</summary>
    public LoadTestBuilder At(string address) => new(Settings with { Address = new Uri(address, UriKind.Absolute) });

    /// <summary>Sends another method than GET, perhaps with a body.</summary>
    public LoadTestBuilder Send(string method, string? body = null) => new(Settings with { Method = method, Body = body });

    /// <summary>Sends a header. Never a secret: it stands in the report's inputs.</summary>
    public LoadTestBuilder Header(string name, string value) =>
        new(Settings with { Headers = new Dictionary<string, string>(Settings.Headers, StringComparer.OrdinalIgnoreCase) { [name] = value } });

    /// <summary>Begins this many requests a second, whatever the service does.</summary>
    public LoadTestBuilder Rate(double perSecond) => new(Settings with { Rate = perSecond });

    /// <summary>Measures for this long.</summary>
    public LoadTestBuilder For(TimeSpan duration) => new(Settings with { Duration = duration });

    /// <summary>Sends requests for this long before it measures.</summary>
    public LoadTestBuilder WarmUp(TimeSpan duration) => new(Settings with { WarmUp = duration });

    /// <summary>Has at most this many requests under way.</summary>
    public LoadTestBuilder Connections(int number) => new(Settings with { Connections = number });

    /// <summary>Counts an answer after this time as none.</summary>
    public LoadTestBuilder Timeout(TimeSpan time) => new(Settings with { Timeout = time });

    /// <summary>Fails when a greater share of the requests fails.</summary>
    /// <param name="atMost">0 to 1.</param>
    public LoadTestBuilder ErrorRate(double atMost) => new(Settings with { ErrorRateAtMost = atMost });

    /// <summary>Fails when 95 of 100 requests take longer.</summary>
    public LoadTestBuilder P95(TimeSpan atMost) => new(Settings with { P95AtMost = atMost });

    /// <summary>Fails when 99 of 100 requests take longer.</summary>
    public LoadTestBuilder P99(TimeSpan atMost) => new(Settings with { P99AtMost = atMost });
}
