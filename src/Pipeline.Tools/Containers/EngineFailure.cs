using System.Net.Sockets;
using System.Text.Json;
using Docker.DotNet;

namespace Pipeline.Tools.Containers;

/// <summary>Reads what went wrong between here and an engine.</summary>
internal static class EngineFailure
{
    private const int LongestAnswer = 2000;

    /// <summary>Whether nothing was heard of the engine, or nothing more.</summary>
    public static bool IsUnreachable(Exception exception) => exception is HttpRequestException or IOException or SocketException or TimeoutException or UnauthorizedAccessException;

    /// <summary>Whether a connection that stood broke: the next one may hold.</summary>
    public static bool IsBrokenConnection(Exception exception) =>
        IsUnreachable(exception) && Chain(exception).Any(cause => cause is SocketException { SocketErrorCode: SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown }
            or HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded });

    /// <summary>Whether an answer ended before its end. A full disk of the reader is none of it.</summary>
    public static bool IsCutShort(Exception exception) => exception is HttpRequestException or HttpIOException or IOException { InnerException: SocketException };

    /// <summary>Whether the engine is there, and this user may not use it.</summary>
    public static bool IsForbidden(Exception exception) =>
        Chain(exception).Any(cause => cause is UnauthorizedAccessException or SocketException { SocketErrorCode: SocketError.AccessDenied });

    /// <summary>What happened, in a few words: the innermost cause.</summary>
    public static string Reason(Exception exception) => (Chain(exception).OfType<EngineUnreachableException>().FirstOrDefault() ?? Chain(exception).Last()) switch
    {
        EngineUnreachableException unreachable => unreachable.Reason,
        // .NET's own words for a socket's file that is not there speak of an address.
        SocketException { SocketErrorCode: SocketError.AddressNotAvailable } => "there is no such socket",
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } => "there is no such host",
        var cause => cause.Message,
    };

    /// <summary>The engine's own words.</summary>
    public static string Words(DockerApiException exception)
    {
        var body = exception.ResponseBody?.Trim() ?? "";
        try
        {
            using var answer = JsonDocument.Parse(body);
            if (answer.RootElement.ValueKind == JsonValueKind.Object && answer.RootElement.TryGetProperty("message", out var message) && message.GetString() is { Length: > 0 } words)
                return words.Trim();
        }
        catch (JsonException)
        {
            // Something between here and the engine answered.
        }

        return body.Length == 0 ? $"status {(int)exception.StatusCode}" : body[..Math.Min(body.Length, LongestAnswer)];
    }

    private static IEnumerable<Exception> Chain(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
            yield return cause;
    }
}
