using System.Collections.Concurrent;
using Pipeline.Core.Errors;
using Pipeline.Tools.Slack;
using Pipeline.Tools.Slack.Transport;

namespace Pipeline.Components.Sessions;

/// <summary>Chooses how people are told.</summary>
internal static class Notifiers
{
    /// <summary>The channel that <paramref name="build"/> tells; null: the webhook's own.</summary>
    public static string? ChannelOf(INotify build) => build.SlackChannel is { Length: > 0 } channel ? channel : build.Context.Model.Channel;

    /// <summary>How <paramref name="build"/> speaks to Slack; null: it has neither token nor webhook.</summary>
    /// <param name="build">The build.</param>
    /// <param name="onNote">Told what is not sent any more, and what Slack does not let the application do.</param>
    /// <exception cref="PipelineException">One of the values is none.</exception>
    public static SlackWay? WayOf(INotify build, Action<string>? onNote = null)
    {
        var webhook = AddressOf(build.SlackWebhook, "The Slack webhook is no https address. Copy it from the application's 'Incoming Webhooks' page into NUKE_SLACK_WEBHOOK.");
        var api = AddressOf(build.SlackApi, "--slack-api is no https address. Leave it out for https://slack.com/api/.") ?? SlackApi.Public;
        var token = build.SlackToken is { Length: > 0 } given ? SlackApi.CheckToken(given) : null;
        if (token is null && webhook is null)
            return null;
        if (token is not null && ChannelOf(build) is null)
            throw new PipelineException("The Slack token needs a channel. Name it with .Notify(\"#production\") of the model, or --slack-channel.");
        var temporary = build.TemporaryDirectory / "slack";
        return new SlackWay
        {
            Webhook = webhook,
            Token = token,
            Api = api,
            // A build server hands its artifacts to the next job, and nothing else. No module has a dot in its name.
            Outbox = build.IsServerBuild ? build.RunDirectory / "slack.outbox" : temporary / "outbox",
            Temporary = temporary,
            Mask = build.Context.Secrets.Patterns.Mask,
            OnNote = onNote ?? (_ => { }),
        };
    }

    /// <summary>Tells people through Slack beside the work of <paramref name="context"/>'s build; null: it has no way to.</summary>
    public static INotifier? OpenBeside(RunContext context)
    {
        var notes = new ConcurrentQueue<string>();
        if (context.Build is not INotify build || WayOf(build, notes.Enqueue) is not { } way)
            return null;
        var client = SlackMessengers.CreateClient();
        var notifier = new BackgroundNotifier(SlackMessengers.Create(way, client, context.Time), notes.Enqueue, context.Time);
        // Whatever target was the last: of the end of a build, engines tell no component.
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            notifier.CompleteAsync().GetAwaiter().GetResult();
            client.Dispose();
            foreach (var note in notes)
                Console.WriteLine(note);
        };
        return notifier;
    }

    // The value may be a secret: no message repeats it.
    private static Uri? AddressOf(string? value, string problem)
    {
        if (value is not { Length: > 0 })
            return null;
        return Uri.TryCreate(value, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            ? address
            : throw new PipelineException(problem);
    }
}
