using Pipeline.Core.Artifacts;

namespace Pipeline.Core.Charts;

/// <summary>The rule that the same chart version never stands for two contents (A5).</summary>
internal static class ChartUniqueness
{
    /// <summary>Decides by the content of the published and of the new chart.</summary>
    /// <param name="published">The content of the chart that the repository has under the version; null when it has none.</param>
    /// <param name="content">The content of the new chart.</param>
    public static ChartPublication Decide(Digest? published, Digest content) =>
        published is null ? ChartPublication.Publish : published == content ? ChartPublication.Reuse : ChartPublication.Refuse;
}
