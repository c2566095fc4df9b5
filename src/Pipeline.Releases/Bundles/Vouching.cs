using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Bundles;

/// <summary>Whoever nobody vouches for counts in a rehearsal only.</summary>
internal static class Vouching
{
    /// <summary>Why <paramref name="by"/> has no say about <paramref name="bundle"/>; empty: there is nothing against it.</summary>
    public static IEnumerable<string> Refusals(Person by, BundleState bundle)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(bundle);
        return by.Proven || bundle.IsRehearsal ? [] : [$"nobody vouches for that this is {by}, and {bundle} is no rehearsal: do it on GitHub, or sign with a key that the policy lists"];
    }

    /// <summary>Why <paramref name="by"/> cannot undo <paramref name="what"/> of <paramref name="earlier"/>; empty: there is nothing against it.</summary>
    public static IEnumerable<string> Refusals(Person by, Person earlier, string what)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(earlier);
        return by.Proven || !earlier.Proven ? [] : [$"{what} stands by the word of {earlier}; nobody vouches for that this is {by}: do it on GitHub, or sign with a key that the policy lists"];
    }
}
