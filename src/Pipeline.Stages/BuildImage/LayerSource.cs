using Pipeline.Core.Artifacts;
using Pipeline.Core.Errors;
using Pipeline.Tools.Registry;

namespace Pipeline.Stages.BuildImage;

/// <summary>Where earlier images are whose layers a build may take instead of making them again.</summary>
/// <param name="Registry">The registry; it is asked without a password unless the machine has logged in.</param>
/// <param name="Tag">The tag that moves to the latest image of each module, such as <c>dev</c>.</param>
internal sealed record LayerSource(RegistryAddress Registry, string Tag)
{
    /// <summary>The tag that moves to the latest image of each module, such as <c>dev</c>.</summary>
    /// <exception cref="PipelineException">It is no tag: the engine's options would read more than one in it.</exception>
    public string Tag { get; } = RegistryName.CheckTag(Tag);

    /// <summary>The image of <paramref name="module"/>.</summary>
    public string ImageOf(string module) => $"{Registry.ImageRepository(module)}:{Tag}";
}
