namespace Pipeline.Releases.Tests.Properties;

/// <summary>A number from which choices are drawn: the same number always makes the same ones.</summary>
internal sealed class Move(int number)
{
    private ulong _state = (uint)number;

    // SplitMix64: neighbours draw nothing alike.
    public int Below(int limit)
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return (int)((mixed ^ (mixed >> 31)) % (ulong)limit);
    }

    public bool OneIn(int number) => Below(number) == 0;

    public T Of<T>(params IReadOnlyList<T> choices) => choices[Below(choices.Count)];
}
