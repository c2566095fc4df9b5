using System.Globalization;
using System.Text.Json;
using Pipeline.Core.Load;

namespace Pipeline.Tools.Load;

/// <summary>The JavaScript of k6: one scenario of constant arrivals, whose summary goes to a file.</summary>
internal static class K6Script
{
    // k6 takes whole numbers of requests: the rate a second is told as that a minute.
    private const int SecondsOfUnit = 60;

    /// <summary>The script.</summary>
    public static string Of(LoadTestSettings settings, Uri target, string summaryFile)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(target);
        var rate = Math.Max(1, (long)Math.Round((settings.Rate ?? LoadTestSettings.DefaultRate) * SecondsOfUnit));
        // Every text is JSON, which is JavaScript, and in it no sign ends a script or a line.
        return string.Create(
            CultureInfo.InvariantCulture,
            $$"""
            import http from 'k6/http';
            export const options = {
              discardResponseBodies: true,
              summaryTrendStats: ['avg', 'min', 'med', 'max', 'p(50)', 'p(90)', 'p(95)', 'p(99)', 'p(99.9)'],
              scenarios: { load: { executor: 'constant-arrival-rate', rate: {{rate}}, timeUnit: '{{SecondsOfUnit}}s', duration: '{{(long)settings.Duration.TotalMilliseconds}}ms', preAllocatedVUs: {{settings.Connections}}, maxVUs: {{settings.Connections}}, gracefulStop: '{{(long)settings.Timeout.TotalMilliseconds}}ms' } },
            };
            const body = {{Text(settings.Body)}};
            const params = { headers: {{Headers(settings)}}, timeout: {{(long)settings.Timeout.TotalMilliseconds}} };
            export default function () { http.request({{Text(settings.Method)}}, {{Text(target.AbsoluteUri)}}, body, params); }
            export function handleSummary(data) { return { {{Text(summaryFile)}}: JSON.stringify(data) }; }

            """);
    }

    private static string Text(string? value) => JsonSerializer.Serialize(value, K6JsonContext.Default.String);

    private static string Headers(LoadTestSettings settings) => JsonSerializer.Serialize(settings.Headers.ToDictionary(), K6JsonContext.Default.DictionaryStringString);
}
