using Pipeline.Core.Artifacts;
using Pipeline.Core.Errors;
using Pipeline.Stages.BuildImage;

namespace Pipeline.Stages.Push;

/// <summary>Who may push what.</summary>
internal sealed record PushOptions
{
    /// <summary>True when the run is the CI system's. Default false.</summary>
    public bool IsContinuousIntegration { get; init; }

    /// <summary>Lets a release be pushed to a registry that others see from outside CI (against A3). Default false.</summary>
    public bool AllowOfficialPushFromAnywhere { get; init; }

    /// <summary>A further tag, which moves to every image that is pushed, such as <c>dev</c> (F3). Default: none.</summary>
    /// <exception cref="PipelineException">It is no tag, or one that names one image for ever.</exception>
    public string? MovingTag
    {
        get;
        init => field = value is null || !IsFixed(RegistryName.CheckTag(value))
            ? value
            : throw new PipelineException($"'{value}' may not be a moving tag: versions and commits name one image for ever. Choose a name such as dev.");
    }

    private static bool IsFixed(string tag) => ImageTags.IsVersion(tag) || (tag.Length >= 7 && tag.All(char.IsAsciiHexDigit));
}
