using Pipeline.Workflows.Expressions;

namespace Pipeline.Workflows.Jobs;

/// <summary>The combinations for which a job runs: at most 256.</summary>
public sealed class Matrix
{
    /// <summary>The most jobs that GitHub makes from one matrix.</summary>
    public const int MaximumJobs = 256;

    /// <summary>The axes by name, each with its values.</summary>
    public OrderedDictionary<string, MatrixAxis> Axes { get; init; } = [];

    /// <summary>Combinations that are added, or values added to combinations.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Include { get; init; } = [];

    /// <summary>Combinations that are left out.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Exclude { get; init; } = [];

    /// <summary>The value of an axis, or of a key of <see cref="Include"/>, in the running job.</summary>
    public Expression Value(string name) => new("matrix." + Identifier.Require(name, "matrix value"), [new ContextReference(Contexts.Matrix, this, name)]);

    internal bool Has(string name) => Axes.ContainsKey(name) || Include.Any(combination => combination.ContainsKey(name));

    /// <summary>The number of jobs, an upper bound before exclusions; null when an axis comes from an output.</summary>
    internal long? Count => Axes.Values.Any(axis => axis.Values is null)
        ? null
        : (Axes.Count == 0 ? 0 : Axes.Values.Aggregate(1L, (count, axis) => count * axis.Values!.Count)) + Include.Count;
}
