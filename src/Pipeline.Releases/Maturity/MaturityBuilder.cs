using Pipeline.Releases.Gates;

namespace Pipeline.Releases.Maturity;

/// <summary>Describes what each level of maturity asks for (D8); every method returns a changed copy.</summary>
public sealed record MaturityBuilder
{
    internal MaturityBuilder(MaturityRules rules) => Rules = rules;

    internal MaturityRules Rules { get; }

    /// <summary>A release that meets these criteria is beta; every other one is alpha.</summary>
    public MaturityBuilder Beta(Func<GateBuilder, GateBuilder> gate) => new(Rules with { Beta = Configured(Rules.Beta, gate) });

    /// <summary>A release that is beta, when there is one, and meets these criteria too is stable.</summary>
    public MaturityBuilder Stable(Func<GateBuilder, GateBuilder> gate) => new(Rules with { Stable = Configured(Rules.Stable, gate) });

    private static Gate Configured(Gate? sofar, Func<GateBuilder, GateBuilder> gate)
    {
        ArgumentNullException.ThrowIfNull(gate);
        return gate(new GateBuilder(sofar ?? Gate.Open)).Gate;
    }
}
