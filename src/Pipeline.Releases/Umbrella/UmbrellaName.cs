using Pipeline.Core.Errors;
using Pipeline.Core.Text;
using Pipeline.Releases.Ledger;
using Pipeline.Shared;

namespace Pipeline.Releases.Umbrella;

/// <summary>How people name an umbrella release: <c>aether-2.1</c>, or not at all when one alone is open.</summary>
internal static class UmbrellaName
{
    /// <summary>The umbrella <paramref name="name"/>; null: the last that was opened.</summary>
    /// <exception cref="PipelineException">There is none.</exception>
    public static UmbrellaState Find(LedgerState state, string? name)
    {
        ArgumentNullException.ThrowIfNull(state);
        var found = name is null ? state.Umbrellas.Values.MaxBy(umbrella => umbrella.OpenedAt) : state.Umbrellas.GetValueOrDefault(name);
        return found ?? throw new PipelineException(Sentence(Unknown(state, name ?? "")));
    }

    /// <summary>That there is no such umbrella, and which there are.</summary>
    public static string Unknown(LedgerState state, string name)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Umbrellas.IsEmpty
            ? "no umbrella release was opened: ./build.sh Umbrella --open"
            : $"there is no umbrella release '{PlainText.OneLine(name)}'; {NearestNames.Offer(name, [.. state.Umbrellas.Keys])}";
    }

    /// <summary>Why <paramref name="person"/> cannot change <paramref name="umbrella"/>; as with votes, who is not proven counts in a rehearsal only.</summary>
    public static IEnumerable<string> Unproven(UmbrellaState umbrella, Person person)
    {
        ArgumentNullException.ThrowIfNull(umbrella);
        ArgumentNullException.ThrowIfNull(person);
        return person.Proven || umbrella.IsRehearsal ? [] : [$"nobody vouches for that this is {person}, and {umbrella} is no rehearsal: do it on GitHub, or sign with a key that the policy lists"];
    }

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..] + (text[^1] is '.' or '?' ? "" : ".");
}
