namespace Pipeline.Tools.Slack;

/// <summary>What keeps a message from being delivered.</summary>
internal enum NotificationFault
{
    /// <summary>Something of the moment: it may go later.</summary>
    Moment,

    /// <summary>Whoever posts is not known, or may not: nothing goes before that is mended.</summary>
    Access,

    /// <summary>The channel: nothing goes there before that is mended.</summary>
    Channel,

    /// <summary>The message itself: it never goes.</summary>
    Message,
}
