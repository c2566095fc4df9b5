using Pipeline.Core.Errors;
using Pipeline.Core.Load;

namespace Pipeline.Tools.Load;

/// <summary>Sends requests and measures how they are answered.</summary>
internal interface ILoadGenerator
{
    /// <summary>Its name: <c>built-in</c>, <c>k6</c> or <c>wrk</c>.</summary>
    string Name { get; }

    /// <summary>Warms up, then measures. A service that does not answer is a result and throws nothing.</summary>
    /// <param name="settings">What is asked, and how often.</param>
    /// <param name="target">The absolute address of the requests.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <exception cref="PipelineException">The generator itself failed.</exception>
    Task<LoadMeasurement> RunAsync(LoadTestSettings settings, Uri target, CancellationToken cancellationToken);
}
