using System.Globalization;

namespace Pipeline.Benchmarks.Runner;

/// <summary>A figure beside the most that it may be.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Value">The figure.</param>
/// <param name="Limit">The most that it may be.</param>
/// <param name="Unit">Its unit, such as <c>ms</c>, or <c>x</c> for a ratio.</param>
internal sealed record Measurement(string What, double Value, double Limit, string Unit)
{
    public bool IsMet => Value <= Limit;

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{What,-64} {Value,10:0.###} {Unit,-3} <= {Limit:0.###} {(IsMet ? "met" : "MISSED")}");
}
