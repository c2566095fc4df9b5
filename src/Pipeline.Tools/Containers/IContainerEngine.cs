using Pipeline.Core.Artifacts;

namespace Pipeline.Tools.Containers;

/// <summary>
/// A container engine that answers: Docker or Podman. An image is named by a reference (<c>repository:tag</c>,
/// <c>repository@digest</c>) or by its id, a container by its name or id.
/// </summary>
/// <remarks>
/// Every method throws <see cref="EngineException"/> when the engine refuses, and <see cref="EngineUnreachableException"/> when it does
/// not answer: that is never the same as having no such image or container.
/// </remarks>
public partial interface IContainerEngine : IAsyncDisposable
{
    /// <summary><c>docker</c> or <c>podman</c>.</summary>
    string Name { get; }

    /// <summary>The engine's version, such as <c>28.2.2</c>; part of a build's fingerprint.</summary>
    string Version { get; }

    /// <summary>The socket on this machine where it goes on answering when this process has ended; null when it is spoken to in another way.</summary>
    string? Socket { get; }

    /// <summary>Builds an image and tags it with every one of <see cref="ImageBuild.Tags"/>.</summary>
    /// <param name="build">What to build.</param>
    /// <param name="log">Receives the build's output line by line, as it appears.</param>
    /// <param name="cancellationToken">Stops the build.</param>
    /// <returns>The image's id, <c>sha256:…</c>.</returns>
    /// <exception cref="Processes.CommandFailedException">The build failed; the message holds its last words.</exception>
    Task<string> BuildAsync(ImageBuild build, TextWriter log, CancellationToken cancellationToken);

    /// <summary>Gives <paramref name="image"/> a further name.</summary>
    Task TagAsync(string image, string reference, CancellationToken cancellationToken);

    /// <summary>Pushes <paramref name="reference"/> to the registry that it names.</summary>
    /// <param name="reference">A local tag, <c>host/repository:tag</c>.</param>
    /// <param name="plainHttp">True for a registry without TLS. Docker accepts one on loopback only.</param>
    /// <param name="log">Receives the push's output.</param>
    /// <param name="cancellationToken">Stops the push.</param>
    /// <returns>The digest of the manifest that the registry took.</returns>
    /// <exception cref="EngineTransferException">The push failed; <see cref="EngineTransferException.Fault"/> says of what kind it was.</exception>
    Task<Digest> PushAsync(string reference, bool plainHttp, TextWriter log, CancellationToken cancellationToken);

    /// <summary>Pulls <paramref name="reference"/> from the registry that it names.</summary>
    /// <exception cref="EngineTransferException">The pull failed; <see cref="EngineTransferException.Fault"/> says of what kind it was.</exception>
    Task PullAsync(string reference, bool plainHttp, TextWriter log, CancellationToken cancellationToken);

    /// <summary>Describes an image; null when the engine has none of that name.</summary>
    Task<ImageDescription?> FindImageAsync(string image, CancellationToken cancellationToken);

    /// <summary>The ids of all tagged images by their local name, <c>repository:tag</c>: one question where many images are asked for.</summary>
    Task<IReadOnlyDictionary<string, string>> ListImagesAsync(CancellationToken cancellationToken);

    /// <summary>Hands the image to <paramref name="read"/> as a tar stream in the form of <c>docker save</c> (manifest.json and layers).</summary>
    Task SaveImageAsync(string image, Func<Stream, CancellationToken, Task> read, CancellationToken cancellationToken);

    /// <summary>Loads the images of an archive that <c>docker save</c> wrote.</summary>
    Task LoadImageAsync(string archive, CancellationToken cancellationToken);

    /// <summary>Removes a name of an image, and the image with its last name. Does nothing when there is none.</summary>
    Task RemoveImageAsync(string image, CancellationToken cancellationToken);
}
