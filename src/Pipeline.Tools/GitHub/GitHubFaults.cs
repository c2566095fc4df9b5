using System.Globalization;
using System.Net;
using System.Runtime.Serialization;
using Octokit;

namespace Pipeline.Tools.GitHub;

/// <summary>What Octokit's exceptions mean: which pass by themselves, and after how long.</summary>
internal static class GitHubFaults
{
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromSeconds(30);

    // GitHub's rule for a secondary limit that names no time: at least a minute, then twice as long each time.
    private static readonly TimeSpan SecondaryLimit = TimeSpan.FromMinutes(1);

    /// <summary>Whether <paramref name="exception"/> comes from speaking with GitHub.</summary>
    public static bool IsOfGitHub(Exception exception) =>
        exception is ApiException or HttpRequestException or OperationCanceledException or SerializationException or InvalidCastException or FormatException;

    /// <summary>Whether the same request may succeed later.</summary>
    public static bool IsOfTheMoment(Exception? exception) => exception switch
    {
        ApiException api when IsLimit(api) => true,
        // Whoever repeats the call looks again at what is there.
        ApiValidationException validation => Says(validation, "already_exists"),
        ApiException api => api.StatusCode is HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError,
        HttpRequestException or OperationCanceledException => true,
        _ => false,
    };

    /// <summary>Whether GitHub asks to slow down.</summary>
    public static bool IsLimit(ApiException exception) =>
        exception is RateLimitExceededException or SecondaryRateLimitExceededException or AbuseException
        || exception.StatusCode == HttpStatusCode.TooManyRequests
        || (exception is ForbiddenException && RetryAfter(exception) is not null);

    /// <summary>How long to wait before the next attempt.</summary>
    /// <param name="exception">What went wrong.</param>
    /// <param name="attempt">The number of the attempt that failed, from 0.</param>
    /// <param name="now">The time here.</param>
    public static TimeSpan PauseAfter(Exception? exception, int attempt, DateTimeOffset now)
    {
        if (exception is not ApiException api)
            return Backoff(attempt);
        if (RetryAfter(api) is { } asked)
            return asked.Date is { } date ? AtLeastASecond(date - now) : AtLeastASecond(asked.Seconds);
        if (!IsLimit(api))
            return Backoff(attempt);
        return api.HttpResponse?.ApiInfo is { RateLimit: { Limit: > 0, Remaining: 0 } limit } info
            ? AtLeastASecond(limit.Reset + info.ServerTimeDifference - now)
            : SecondaryLimit * Math.Pow(2, attempt);
    }

    private static bool Says(ApiException exception, string code) => exception.ApiError?.Errors?.Any(error => error.Code == code) == true;

    private static (TimeSpan Seconds, DateTimeOffset? Date)? RetryAfter(ApiException exception)
    {
        var value = exception.HttpResponse?.Headers.FirstOrDefault(header => header.Key.Equals("Retry-After", StringComparison.OrdinalIgnoreCase)).Value;
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return (TimeSpan.FromSeconds(seconds), null);
        return DateTimeOffset.TryParseExact(value, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? (TimeSpan.Zero, date) : null;
    }

    private static TimeSpan AtLeastASecond(TimeSpan pause) => pause > TimeSpan.FromSeconds(1) ? pause : TimeSpan.FromSeconds(1);

    private static TimeSpan Backoff(int attempt)
    {
        var pause = TimeSpan.FromSeconds(Math.Pow(2, attempt));
        return pause < LongestBackoff ? pause : LongestBackoff;
    }
}
