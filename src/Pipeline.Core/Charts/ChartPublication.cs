namespace Pipeline.Core.Charts;

/// <summary>What happens to a packaged chart whose version the repository may already have: a version is published once (A5).</summary>
internal enum ChartPublication
{
    /// <summary>The version is new: the chart is published.</summary>
    Publish,

    /// <summary>The version is there with the same content, from an earlier run on the commit: it is taken.</summary>
    Reuse,

    /// <summary>The version is there with other content: the chart is refused.</summary>
    Refuse,
}
