namespace Pipeline.Testing.GitHub;

/// <summary>What goes wrong with a request.</summary>
public enum FakeFault
{
    /// <summary>The connection breaks in the middle of an upload; GitHub keeps the part as "starter".</summary>
    CutOff,

    /// <summary>502 after an upload of which a part was kept, as GitHub describes it.</summary>
    BadGateway,

    /// <summary>The request is carried out, and the connection breaks before the answer.</summary>
    LostAnswer,

    /// <summary>503.</summary>
    Unavailable,

    /// <summary>403: slow down, with Retry-After.</summary>
    SecondaryLimit,

    /// <summary>403: no request is left until a time.</summary>
    PrimaryLimit,

    /// <summary>429 with Retry-After.</summary>
    TooManyRequests,

    /// <summary>403: the token may not.</summary>
    Forbidden,

    /// <summary>200 with a page instead of JSON, as a proxy might.</summary>
    Page,

    /// <summary>No answer.</summary>
    Silence,
}
