using Pipeline.Core.Errors;

namespace Pipeline.Tools.Slack;

/// <summary>A message could not be delivered.</summary>
internal sealed class NotificationException : PipelineException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong and what to do. Never the webhook's address or the token: they are secrets.</param>
    /// <param name="fault">What keeps it.</param>
    /// <param name="code">What Slack calls it; null: it said nothing.</param>
    /// <param name="retryAfter">How long Slack asks to wait; null: it does not.</param>
    public NotificationException(string message, NotificationFault fault = NotificationFault.Moment, string? code = null, TimeSpan? retryAfter = null)
        : base(message) => (Fault, Code, RetryAfter) = (fault, code, retryAfter);

    /// <summary>What keeps it.</summary>
    public NotificationFault Fault { get; }

    /// <summary>What Slack calls it; null: it said nothing.</summary>
    public string? Code { get; }

    /// <summary>How long Slack asks to wait; null: it does not.</summary>
    public TimeSpan? RetryAfter { get; }
}
