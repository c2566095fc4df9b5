using Pipeline.Core.Errors;
using Pipeline.Tools.Slack;

namespace Pipeline.Components.Sessions;

/// <summary>Chooses how people are told.</summary>
internal static class Notifiers
{
    /// <summary>Posts to the webhook of <paramref name="build"/>; without one prints to <paramref name="output"/>.</summary>
    /// <exception cref="PipelineException">The webhook is no https address.</exception>
    public static INotifier Create(INotify build, HttpClient http, TextWriter output, TimeProvider time)
    {
        if (build.SlackWebhook is not { Length: > 0 } webhook)
            return new PrintedNotifier(output);
        // The value is a secret: the message may not repeat it.
        return Uri.TryCreate(webhook, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            ? new SlackNotifier(http, address, time)
            : throw new PipelineException("The Slack webhook is no https address. Copy it from the application's 'Incoming Webhooks' page into NUKE_SLACK_WEBHOOK.");
    }
}
