namespace Pipeline.Testing.Slack;

/// <summary>How the double of Slack goes wrong.</summary>
public enum SlackFault
{
    /// <summary>429, with <see cref="FakeSlack.RetryAfter"/>.</summary>
    TooMany,

    /// <summary>500, and nothing was done.</summary>
    ServerError,

    /// <summary>500, and it was done.</summary>
    ServerErrorAfterwards,

    /// <summary>The connection is closed, and nothing was done.</summary>
    CutOff,

    /// <summary>It was done, and the connection is closed.</summary>
    LostAnswer,

    /// <summary>No answer comes.</summary>
    Hang,

    /// <summary>It was done, and no answer comes.</summary>
    HangAfterwards,

    /// <summary>A page of a proxy, and no JSON.</summary>
    Garbage,

    /// <summary>Refused by the word <see cref="FakeSlack.Refusal"/>.</summary>
    Refused,
}
