using System.Collections.Immutable;
using System.Text.Json;
using Pipeline.Core.Artifacts;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Evidence;

namespace Pipeline.Releases.Ledger.Snapshots;

/// <summary>
/// A state as a file keeps it, in lines of JSON: the head; everything but modules and evidence; the modules of each bundle, the last first, by what they are other
/// than those of the newer one; what was found about each digest. Questions are about the last bundles: of the others these lines are read when somebody asks.
/// </summary>
internal static class LedgerSnapshot
{
    /// <summary>The file of <paramref name="state"/>.</summary>
    public static byte[] Write(LedgerState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var bundles = state.Sealed.Reverse().Select(id => state.Bundles[id]).ToList();
        string[] subjects = [.. state.Evidence.Keys.Order(StringComparer.Ordinal)];
        using var stream = new MemoryStream();
        JsonSerializer.Serialize(stream, new SnapshotContent { State = state, Bundles = [.. bundles.Select(SnapshotBundle.Of)], Subjects = subjects }, LedgerJsonContext.Default.SnapshotContent);
        IReadOnlyList<BundleModule>? newer = null;
        foreach (var modules in bundles.Select(bundle => bundle.Bundle.Content.Modules))
        {
            Add(stream, SnapshotModules.Line(modules, newer));
            newer = modules;
        }

        foreach (var subject in subjects)
            Add(stream, SnapshotEvidence.Line(state.Evidence[subject]));
        var content = stream.GetBuffer().AsSpan(0, (int)stream.Length);
        return [.. JsonSerializer.SerializeToUtf8Bytes(new SnapshotHead { Content = Digest.Of(content) }, LedgerJsonContext.Default.SnapshotHead), (byte)'\n', .. content];
    }

    /// <summary>Reads a file; null when it is none, is broken, or is one of another schema.</summary>
    /// <param name="file">The file, which the state goes on to read.</param>
    /// <param name="origin">Where it came from, for messages: its path.</param>
    public static LedgerState? Read(ReadOnlyMemory<byte> file, string origin)
    {
        try
        {
            var (first, content) = Cut(file);
            if (JsonSerializer.Deserialize(first.Span, LedgerJsonContext.Default.SnapshotHead) is not { SchemaVersion: SnapshotHead.CurrentSchemaVersion } head || head.Content != Digest.Of(content.Span))
                return null;
            var (second, lines) = Cut(content);
            if (JsonSerializer.Deserialize(second.Span, LedgerJsonContext.Default.SnapshotContent) is not { } snapshot)
                return null;
            var (bundles, evidence) = (ImmutableDictionary.CreateBuilder<string, BundleState>(), ImmutableDictionary.CreateBuilder<string, IReadOnlyList<RecordedEvidence>>());
            SnapshotModules? modules = null;
            foreach (var bundle in snapshot.Bundles)
            {
                modules = new SnapshotModules(Next(ref lines, origin), modules);
                bundles[bundle.Id.Value] = bundle.With(modules);
            }

            foreach (var subject in snapshot.Subjects)
                evidence[subject] = new SnapshotEvidence(Next(ref lines, origin));
            return snapshot.State with { Bundles = bundles.ToImmutable(), Evidence = evidence.ToImmutable() };
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            return null;
        }
    }

    private static void Add(MemoryStream stream, ReadOnlyMemory<byte> line)
    {
        stream.WriteByte((byte)'\n');
        stream.Write(line.Span);
    }

    private static SnapshotLine Next(ref ReadOnlyMemory<byte> lines, string origin)
    {
        (var line, lines) = Cut(lines);
        return new SnapshotLine(line, origin);
    }

    private static (ReadOnlyMemory<byte> Line, ReadOnlyMemory<byte> Below) Cut(ReadOnlyMemory<byte> lines) =>
        lines.Span.IndexOf((byte)'\n') is var end and >= 0 ? (lines[..end], lines[(end + 1)..]) : (lines, default);
}
