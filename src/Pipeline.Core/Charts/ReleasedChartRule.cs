using Semver;

namespace Pipeline.Core.Charts;

/// <summary>A released chart references released images only: each with a SemVer tag (A4) and pinned by digest (O1).</summary>
internal static class ReleasedChartRule
{
    /// <summary>Every image that a released chart may not reference, with the reason; empty when the chart keeps the rule.</summary>
    /// <param name="images">The images of the rendered chart.</param>
    /// <param name="own">The module's own image. A chart renders it by digest alone; its tag is known from here.</param>
    public static IReadOnlyList<string> Violations(IEnumerable<ImageReference> images, ImageReference own)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(own);
        return
        [
            .. images
                .Select(image => image.Tag is null && image.Repository == own.Repository && image.Digest == own.Digest ? own : image)
                .Distinct()
                .Select(image => (image, reason: Reason(image)))
                .Where(found => found.reason is not null)
                .Select(found => $"{found.image}: {found.reason}"),
        ];
    }

    private static string? Reason(ImageReference image) => (IsVersion(image.Tag), image.Digest) switch
    {
        (false, _) when image.Tag is null => "it has no tag",
        (false, _) => $"'{image.Tag}' is no semantic version",
        (_, null) => "it is not pinned by digest",
        _ => null,
    };

    private static bool IsVersion(string? tag) => SemVersion.TryParse(tag, SemVersionStyles.AllowLowerV, out _);
}
