namespace Pipeline.Core.Dockerfiles;

/// <summary>How a Dockerfile takes an image from outside.</summary>
internal enum ParentOrigin
{
    /// <summary><c>FROM</c>.</summary>
    From,

    /// <summary><c>COPY --from</c>.</summary>
    CopyFrom,

    /// <summary><c>RUN --mount=from=</c>.</summary>
    MountFrom,

    /// <summary>The <c># syntax</c> directive: the image builds the file.</summary>
    Frontend,
}
