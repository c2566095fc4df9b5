using System.Globalization;
using System.Buffers;
using Pipeline.Core.Text;

namespace Pipeline.Core.Load;

/// <summary>What a load test says that cannot be.</summary>
internal static class LoadTestProblems
{
    private const double HighestRate = 1_000_000;
    private const int MostConnections = 10_000;
    private static readonly TimeSpan LongestDuration = TimeSpan.FromHours(4);
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromMinutes(10);
    private static readonly SearchValues<char> TokenCharacters = SearchValues.Create("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    /// <summary>A sentence for each, beginning with <paramref name="where"/>.</summary>
    public static IReadOnlyList<string> Find(LoadTestSettings settings, string where)
    {
        ArgumentNullException.ThrowIfNull(settings);
        List<string> problems = [];
        if (settings.Path is not ['/', ..] || settings.Path.AsSpan().ContainsAnyExceptInRange('!', '~'))
            problems.Add($"asks for the path '{PlainText.OneLine(settings.Path ?? "")}'; expected one that begins with '/' and has no spaces, such as /api/orders");
        if (settings.Address is { } address && !(address.IsAbsoluteUri && address.Scheme is "http" or "https"))
            problems.Add($"goes to '{PlainText.OneLine(address.OriginalString)}'; expected an address that begins with http:// or https://");
        if (settings.Rate is { } rate && !(rate > 0 && rate <= HighestRate))
            problems.Add(Invariant($"has the rate {rate}; expected more than 0 and at most {HighestRate:0} requests a second"));
        if (settings.Duration <= TimeSpan.Zero || settings.Duration > LongestDuration)
            problems.Add(Invariant($"lasts {settings.Duration:c}; expected more than nothing and at most {LongestDuration:c}"));
        if (settings.WarmUp < TimeSpan.Zero || settings.WarmUp > LongestDuration)
            problems.Add(Invariant($"warms up for {settings.WarmUp:c}; expected at most {LongestDuration:c}"));
        if (settings.Connections is < 1 or > MostConnections)
            problems.Add(Invariant($"has {settings.Connections} connections; expected 1 to {MostConnections}"));
        if (settings.Timeout <= TimeSpan.Zero || settings.Timeout > LongestTimeout)
            problems.Add(Invariant($"waits {settings.Timeout:c} for an answer; expected more than nothing and at most {LongestTimeout:c}"));
        if (!(settings.ErrorRateAtMost is >= 0 and <= 1))
            problems.Add(Invariant($"takes an error rate of {settings.ErrorRateAtMost}; expected a share from 0 to 1, such as 0.01"));
        if (!IsToken(settings.Method))
            problems.Add($"sends the method '{PlainText.OneLine(settings.Method)}', which is none");
        problems.AddRange(settings.Headers.Where(header => !IsToken(header.Key) || header.Value.AsSpan().ContainsAnyExceptInRange(' ', '~')).Select(header =>
            $"sends the header '{PlainText.OneLine(header.Key)}', which HTTP does not allow: a name has no spaces, a value is one line of ASCII"));
        return [.. problems.Select(problem => $"{where} {problem}.")];
    }

    private static bool IsToken(string? text) => text is { Length: > 0 } && !text.AsSpan().ContainsAnyExcept(TokenCharacters);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
