using Pipeline.Core.Dockerfiles;

namespace Pipeline.Stages.BuildImage;

/// <summary>How images are built.</summary>
internal sealed record BuildImageOptions
{
    /// <summary>The application's name, the first part of the local tag <c>&lt;application&gt;/&lt;module&gt;:&lt;tag&gt;</c>.</summary>
    public required string ApplicationName { get; init; }

    /// <summary>
    /// Whether the image is also written to <c>image.tar</c> in the stage's output folder, from where Scan and Push load it on
    /// another machine. Default false.
    /// </summary>
    public bool ExportImage { get; init; }

    /// <summary>Whose layers are taken where they fit; null, the default: only those that the engine has.</summary>
    public LayerSource? Layers { get; init; }

    /// <summary>Which parents of a Dockerfile count as moving (A2). They fail a release and are noted otherwise. Default: a version tag is enough.</summary>
    public ParentRule Parents { get; init; } = new();
}
