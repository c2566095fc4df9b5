using System.Globalization;
using Pipeline.Core.Load;

namespace Pipeline.Reports.Load;

/// <summary>A load test in words.</summary>
internal static class LoadText
{
    /// <summary>What it is about.</summary>
    public static string Title(LoadTestResult test) => test.IsOfApplication ? $"The application, through {test.Module}" : test.Module;

    /// <summary>That it is no evidence, and why; null: it may be.</summary>
    public static string? Shortfall(LoadTestResult test)
    {
        ArgumentNullException.ThrowIfNull(test);
        return test.Shortfalls.Count == 0 ? null : $"This is not the declared load test, and so no evidence for a gate: {string.Join("; ", test.Shortfalls)}.";
    }

    /// <summary>A latency: <c>12.3 ms</c>.</summary>
    public static string Ms(double milliseconds) => string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0.##} ms");

    /// <summary>A rate, and that which was wanted.</summary>
    public static string Rate(LoadTestResult test) => string.Create(CultureInfo.InvariantCulture, $"{test.Measured.Rate:0.#}/s{(test.WantedRate is { } wanted ? $" of {wanted.ToString("0.#", CultureInfo.InvariantCulture)}/s" : "")}");

    /// <summary>The share that failed.</summary>
    public static string ErrorRate(LoadTestResult test) => string.Create(CultureInfo.InvariantCulture, $"{test.Measured.ErrorRate * 100:0.##} %");

    /// <summary>How the generator measures, and what follows for the figures.</summary>
    public static string Method(LoadMeasurement measured) => (measured.IsOpenLoop, measured.CountsFromDue) switch
    {
        (true, true) => $"Measured by the {measured.Generator} generator in an open loop: requests are due at a constant rate, and the latency of each counts from when it was due, also when it could not be sent then.",
        (true, false) => $"Measured by {measured.Generator} with constant arrivals: requests for which no user was free were dropped and count as refused; the latency of the others counts from when they were sent.",
        _ => $"Measured by {measured.Generator} in a closed loop: each connection asks again when it was answered, so no rate is kept, and while the service stands still it is not asked. Such pauses are in a few requests only; the percentiles make them look better than users find them.",
    };

    /// <summary>The failed requests by kind.</summary>
    public static IEnumerable<(string Kind, long Number)> Errors(LoadErrors errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        return new[] { ("Answers of 400 and more", errors.Status), ("No answer in time", errors.Timeout), ("No connection, or a broken one", errors.Connection), ("Never sent: no connection was free in time", errors.Refused) }.Where(kind => kind.Item2 > 0);
    }
}
