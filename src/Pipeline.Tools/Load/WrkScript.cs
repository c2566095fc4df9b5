using System.Globalization;
using System.Text;
using Pipeline.Core.Load;

namespace Pipeline.Tools.Load;

/// <summary>The Lua script of wrk: what is asked, and what was measured as one line of JSON.</summary>
internal static class WrkScript
{
    /// <summary>What the line with the figures begins with.</summary>
    public const string Mark = "PIPELINE-LOAD ";

    private const string Done = """
        function done(summary, latency, requests)
          local errors = summary.errors
          local function at(p) return string.format("%.3f", latency:percentile(p) / 1000) end
          io.write(string.format('PIPELINE-LOAD {"durationMs":%.3f,"requests":%d,"connect":%d,"read":%d,"write":%d,"status":%d,"timeout":%d,"meanMs":%.3f,"maxMs":%.3f,"percentiles":{',
            summary.duration / 1000, summary.requests, errors.connect, errors.read, errors.write, errors.status, errors.timeout, latency.mean / 1000, latency.max / 1000))
          local shown = { "10", "25", "50", "75", "90", "95", "99", "99.9", "99.99" }
          for index, p in ipairs(shown) do
            io.write(string.format('%s"%s":%s', index > 1 and "," or "", p, at(tonumber(p))))
          end
          io.write("}}\n")
        end

        """;

    /// <summary>The script.</summary>
    public static string Of(LoadTestSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var script = new StringBuilder();
        script.Append(CultureInfo.InvariantCulture, $"wrk.method = {Text(settings.Method)}\n");
        if (settings.Body is { } body)
            script.Append(CultureInfo.InvariantCulture, $"wrk.body = {Text(body)}\n");
        foreach (var (name, value) in settings.Headers)
            script.Append(CultureInfo.InvariantCulture, $"wrk.headers[{Text(name)}] = {Text(value)}\n");
        return script.Append(Done).ToString();
    }

    // Every byte that is no letter or digit by its number: no text ends the string.
    private static string Text(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var one in Encoding.UTF8.GetBytes(value))
            text.Append(char.IsAsciiLetterOrDigit((char)one) ? ((char)one).ToString() : string.Create(CultureInfo.InvariantCulture, $"\\{one:000}"));
        return text.Append('"').ToString();
    }
}
