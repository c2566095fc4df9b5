using Pipeline.Core.Errors;

namespace Pipeline.Tools.Slack;

/// <summary>A message could not be delivered.</summary>
internal sealed class NotificationException : PipelineException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong and what to do. Never the webhook's address: it is a secret.</param>
    public NotificationException(string message)
        : base(message)
    {
    }
}
