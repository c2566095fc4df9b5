namespace Pipeline.Tools.Load;

/// <summary>How a request ended.</summary>
internal enum LoadOutcome
{
    /// <summary>With an answer below 400.</summary>
    Answered,

    /// <summary>With an answer of 400 or more.</summary>
    Status,

    /// <summary>With no answer in time.</summary>
    Timeout,

    /// <summary>Without a connection, or with one that broke.</summary>
    Connection,

    /// <summary>It was never sent: no connection was free in time.</summary>
    Refused,
}
