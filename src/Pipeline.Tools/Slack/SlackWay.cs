namespace Pipeline.Tools.Slack;

/// <summary>How Slack is spoken to.</summary>
internal sealed record SlackWay
{
    /// <summary>The address of an incoming webhook; null: there is none.</summary>
    public Uri? Webhook { get; init; }

    /// <summary>The token of a bot, which goes before the webhook; null: there is none.</summary>
    public string? Token { get; init; }

    /// <summary>The address of Slack's API. Default: Slack's own.</summary>
    public Uri Api { get; init; } = Transport.SlackApi.Public;

    /// <summary>The folder of the messages that wait.</summary>
    public required string Outbox { get; init; }

    /// <summary>The folder of what may be lost.</summary>
    public required string Temporary { get; init; }

    /// <summary>Masks the secrets of the build. Default: there are none.</summary>
    public Func<string, string> Mask { get; init; } = text => text;

    /// <summary>Told what is not sent any more, and what Slack does not let the application do.</summary>
    public Action<string> OnNote { get; init; } = _ => { };
}
