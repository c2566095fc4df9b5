using Pipeline.Core.Errors;

namespace Pipeline.LocalRuntime.Images;

/// <summary>Images of a chart are neither on this machine nor at their registry. Nothing was started.</summary>
internal sealed class ImageMissingException : PipelineException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="release">The release.</param>
    /// <param name="engine">The engine that has not got them.</param>
    /// <param name="images">The images.</param>
    public ImageMissingException(string release, string engine, IReadOnlyList<ImageMissing> images)
        : base($"'{release}' cannot be started; what ran before still does. It wants images that cannot be had:\n"
            + string.Join('\n', images.Select(image => $"  {image.Image} ({string.Join("; ", image.WantedBy)}): not on this machine ({engine}), and not at {image.Registry}: {Short(image.Why)}"))
            + "\nBuild and push it first ('./build.sh BuildImage' and './build.sh Push'), or correct its name in the chart's values.") => Images = images;

    /// <summary>The images.</summary>
    public IReadOnlyList<ImageMissing> Images { get; }

    private static string Short(string why) => why.ReplaceLineEndings(" ").Trim();
}
