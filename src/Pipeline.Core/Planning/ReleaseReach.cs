namespace Pipeline.Core.Planning;

/// <summary>
/// Tells for every commit of a history, children before parents, which releases contain it. A set of bits travels from
/// each commit to its parents, so the cost is one pass however many releases there are; only the edge of the walk is kept.
/// </summary>
internal sealed class ReleaseReach
{
    private readonly int _words;
    private readonly ILookup<string, int> _releases;
    private readonly Dictionary<string, ulong[]> _edge = [];
    private readonly ulong[] _all;
    private readonly string?[] _nearest;

    /// <param name="head">The commit that the walk begins with.</param>
    /// <param name="count">How many releases there are; they are numbered from 0.</param>
    /// <param name="releases">The releases by commit; one may be at several.</param>
    /// <param name="absent">The numbers that are no release at all; they do not count as missing.</param>
    public ReleaseReach(string head, int count, ILookup<string, int> releases, IEnumerable<int> absent)
    {
        _words = (count + 63) / 64;
        _releases = releases;
        _all = new ulong[_words];
        _nearest = new string?[count];
        _edge[head] = new ulong[_words];
        for (var number = 0; number < count; number++)
            Set(_all, number);
        foreach (var number in absent)
            _all[number / 64] &= ~(1UL << number);
    }

    /// <summary>Visits a commit and returns the releases that contain it, as bits.</summary>
    public ReadOnlySpan<ulong> Visit(string id, IReadOnlyList<string> parents)
    {
        if (!_edge.Remove(id, out var bits))
            bits = new ulong[_words];
        foreach (var release in _releases[id])
        {
            Set(bits, release);
            _nearest[release] ??= id;
        }

        for (var index = parents.Count - 1; index >= 0; index--)
        {
            if (_edge.TryGetValue(parents[index], out var known))
                Merge(known, bits);
            else
                _edge[parents[index]] = index == 0 ? bits : (ulong[])bits.Clone();
        }

        return bits;
    }

    /// <summary>True when the walk has come by every release.</summary>
    public bool HasVisitedAll => Enumerable.Range(0, _nearest.Length).All(release => _nearest[release] is not null || !Has(_all, release));

    /// <summary>Ends the walk at a commit that it has come to, and leaves its ancestors out: true when every release contains it.</summary>
    public bool EndsAt(string id) => _edge.ContainsKey(id) && HasAll(Visit(id, []));

    /// <summary>The first commit of a release that the walk came by; null when it came by none.</summary>
    public string? Nearest(int release) => _nearest[release];

    /// <summary>True when no release is missing in <paramref name="bits"/>.</summary>
    public bool HasAll(ReadOnlySpan<ulong> bits)
    {
        for (var word = 0; word < _words; word++)
        {
            if ((_all[word] & ~bits[word]) != 0)
                return false;
        }

        return true;
    }

    public static bool Has(ReadOnlySpan<ulong> bits, int release) => (bits[release / 64] >> release & 1) == 1;

    private static void Set(ulong[] bits, int release) => bits[release / 64] |= 1UL << release;

    private static void Merge(ulong[] target, ulong[] source)
    {
        for (var word = 0; word < target.Length; word++)
            target[word] |= source[word];
    }
}
