using Pipeline.Core.Errors;
using Pipeline.Core.Previews;

namespace Pipeline.Stages.Previews;

/// <summary>Where previews are: what is kept of one lies with it, and goes with it.</summary>
internal interface IPreviewPlace
{
    /// <summary>All previews of an application.</summary>
    Task<IReadOnlyList<FoundPreview>> ListAsync(string application, CancellationToken cancellationToken);

    /// <summary>The preview in a namespace; null when there is no such namespace.</summary>
    /// <exception cref="PipelineException">The namespace is there and is no preview of the application.</exception>
    Task<FoundPreview?> FindAsync(string application, string namespaceName, CancellationToken cancellationToken);

    /// <summary>Keeps what is said of a preview; makes its namespace when it is not there.</summary>
    /// <exception cref="PipelineException">The namespace is there and is no preview of the application.</exception>
    Task SaveAsync(PreviewName name, Preview preview, CancellationToken cancellationToken);

    /// <summary>Waits until nobody else works on the preview in a namespace, and keeps others away until it is disposed, or this process is gone.</summary>
    /// <exception cref="PipelineException">Somebody still does after ten minutes.</exception>
    Task<IAsyncDisposable> HoldAsync(string namespaceName, TextWriter log, CancellationToken cancellationToken);

    /// <summary>Removes the namespace of a preview with everything that is left in it, and waits until it is gone.</summary>
    /// <exception cref="PipelineException">The namespace is there and is no preview of the application.</exception>
    Task RemoveAsync(string application, string namespaceName, TextWriter log, CancellationToken cancellationToken);
}
