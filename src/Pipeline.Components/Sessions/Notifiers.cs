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
        return AddressOf(build) is { } address ? new SlackNotifier(http, address, time) : new PrintedNotifier(output);
    }

    /// <summary>The webhook of <paramref name="build"/>; null when it has none.</summary>
    /// <exception cref="PipelineException">It is no https address.</exception>
    public static Uri? AddressOf(INotify build)
    {
        if (build.SlackWebhook is not { Length: > 0 } webhook)
            return null;
        // The value is a secret: the message may not repeat it.
        return Uri.TryCreate(webhook, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            ? address
            : throw new PipelineException("The Slack webhook is no https address. Copy it from the application's 'Incoming Webhooks' page into NUKE_SLACK_WEBHOOK.");
    }
}
