using Pipeline.Core.Previews;
using Pipeline.LocalRuntime;

namespace Pipeline.Stages.Previews;

/// <summary>Previews on the local runtime: a file in the folder of the namespace.</summary>
/// <param name="runtime">The runtime.</param>
/// <param name="time">Measures patience.</param>
internal sealed class LocalPreviews(LocalRuntimeClient runtime, TimeProvider time) : IPreviewPlace
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private readonly NamespaceNotes _notes = runtime.Notes("preview");

    /// <inheritdoc/>
    public async Task<IReadOnlyList<FoundPreview>> ListAsync(string application, CancellationToken cancellationToken)
    {
        List<FoundPreview> found = [];
        foreach (var name in _notes.List())
        {
            if (await ReadAsync(name, cancellationToken) is { } preview && IsOf(preview, application))
                found.Add(preview);
        }

        return found;
    }

    /// <inheritdoc/>
    public async Task<FoundPreview?> FindAsync(string application, string namespaceName, CancellationToken cancellationToken) => await ReadAsync(namespaceName, cancellationToken) switch
    {
        null => _notes.ReleasesIn(namespaceName).Count == 0 ? null : throw new ForeignNamespaceException(namespaceName, application),
        var found => IsOf(found, application) ? found : throw new ForeignNamespaceException(namespaceName, application),
    };

    /// <inheritdoc/>
    public async Task SaveAsync(PreviewName name, Preview preview, CancellationToken cancellationToken)
    {
        await FindAsync(name.Application, name.Namespace, cancellationToken);
        await _notes.WriteAsync(name.Namespace, PreviewJson.Write(preview), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IAsyncDisposable> HoldAsync(string namespaceName, TextWriter log, CancellationToken cancellationToken) =>
        new PreviewLock(await _notes.HoldAsync(namespaceName, Patience, time, log, cancellationToken));

    /// <inheritdoc/>
    public async Task RemoveAsync(string application, string namespaceName, TextWriter log, CancellationToken cancellationToken)
    {
        if (await FindAsync(application, namespaceName, cancellationToken) is not null)
            await runtime.RemoveNamespaceAsync(namespaceName, log, cancellationToken);
    }

    private async Task<FoundPreview?> ReadAsync(string namespaceName, CancellationToken cancellationToken) => await _notes.ReadAsync(namespaceName, cancellationToken) is { } note
        ? new FoundPreview(namespaceName, PreviewJson.Read(note), _notes.IsHeld(namespaceName), _notes.ReleasesIn(namespaceName))
        : null;

    private static bool IsOf(FoundPreview preview, string application) => preview.Kept is null || preview.Kept.Application == application;
}
