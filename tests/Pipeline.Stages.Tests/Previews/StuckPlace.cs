using Pipeline.Core.Errors;
using Pipeline.Core.Previews;
using Pipeline.Stages.Previews;

namespace Pipeline.Stages.Tests.Previews;

/// <summary>A place from which one namespace cannot be removed.</summary>
/// <param name="place">The place.</param>
/// <param name="stuck">The namespace.</param>
internal sealed class StuckPlace(IPreviewPlace place, string stuck) : IPreviewPlace
{
    public Task<IReadOnlyList<FoundPreview>> ListAsync(string application, CancellationToken cancellationToken) => place.ListAsync(application, cancellationToken);

    public Task<FoundPreview?> FindAsync(string application, string namespaceName, CancellationToken cancellationToken) => place.FindAsync(application, namespaceName, cancellationToken);

    public Task SaveAsync(PreviewName name, Preview preview, CancellationToken cancellationToken) => place.SaveAsync(name, preview, cancellationToken);

    public Task<IAsyncDisposable> HoldAsync(string namespaceName, TextWriter log, CancellationToken cancellationToken) => place.HoldAsync(namespaceName, log, cancellationToken);

    public Task RemoveAsync(string application, string namespaceName, TextWriter log, CancellationToken cancellationToken) =>
        namespaceName == stuck ? throw new PipelineException("it is stuck") : place.RemoveAsync(application, namespaceName, log, cancellationToken);
}
