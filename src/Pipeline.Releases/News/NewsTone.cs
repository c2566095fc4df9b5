namespace Pipeline.Releases.News;

/// <summary>What news means to whoever reads them.</summary>
internal enum NewsTone
{
    /// <summary>Something happened, and it goes on.</summary>
    Neutral,

    /// <summary>It went well.</summary>
    Good,

    /// <summary>It went wrong, or somebody is against it.</summary>
    Bad,

    /// <summary>Something is under way, or missing.</summary>
    Waiting,

    /// <summary>Somebody goes past the usual way.</summary>
    Warning,
}
