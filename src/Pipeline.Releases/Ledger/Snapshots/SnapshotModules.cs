using System.Collections;
using System.Text.Json;
using Pipeline.Releases.Bundles;

namespace Pipeline.Releases.Ledger.Snapshots;

/// <summary>The modules of a bundle in a snapshot, read when somebody asks for them, from any thread.</summary>
/// <param name="line">What they are other than the newer ones.</param>
/// <param name="newer">The modules of the bundle that was sealed next; null: this is the last.</param>
internal sealed class SnapshotModules(SnapshotLine line, SnapshotModules? newer) : IReadOnlyList<BundleModule>
{
    private readonly SnapshotLine _line = line;
    private readonly SnapshotModules? _newer = newer;
    private IReadOnlyList<BundleModule>? _modules;

    /// <inheritdoc/>
    public int Count => Modules.Count;

    private IReadOnlyList<BundleModule> Modules => _modules ?? Read();

    /// <inheritdoc/>
    public BundleModule this[int index] => Modules[index];

    /// <summary>What a snapshot keeps of <paramref name="modules"/>; those of an earlier snapshot are not read for it.</summary>
    /// <param name="modules">The modules of a bundle.</param>
    /// <param name="newer">Those of the bundle that was sealed next; null: there is none.</param>
    public static ReadOnlyMemory<byte> Line(IReadOnlyList<BundleModule> modules, IReadOnlyList<BundleModule>? newer) =>
        modules is SnapshotModules kept && ReferenceEquals(kept._newer, newer)
            ? kept._line.Json
            : JsonSerializer.SerializeToUtf8Bytes(ModuleDelta.Of(modules, newer ?? []), LedgerJsonContext.Default.ModuleDelta);

    /// <inheritdoc/>
    public IEnumerator<BundleModule> GetEnumerator() => Modules.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // One after the other and not each by the next: thousands may lie between.
    private IReadOnlyList<BundleModule> Read()
    {
        var unread = new Stack<SnapshotModules>();
        for (var next = this; next is { _modules: null }; next = next._newer)
            unread.Push(next);
        foreach (var next in unread)
            next._modules ??= next._line.Read(LedgerJsonContext.Default.ModuleDelta).On(next._newer?._modules ?? []);
        return _modules!;
    }
}
