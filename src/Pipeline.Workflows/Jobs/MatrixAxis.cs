using Pipeline.Workflows.Expressions;

namespace Pipeline.Workflows.Jobs;

/// <summary>The values of one axis of a <see cref="Matrix"/>: known ones, or a JSON array from an earlier job's output.</summary>
public sealed class MatrixAxis
{
    private MatrixAxis(IReadOnlyList<string>? values, Expression? source)
    {
        Values = values;
        Source = source;
    }

    /// <summary>The values; null when they come from <see cref="Source"/>.</summary>
    public IReadOnlyList<string>? Values { get; }

    /// <summary>An expression that gives a list; null when the values are known.</summary>
    public Expression? Source { get; }

    /// <summary>Known values.</summary>
    public static MatrixAxis Of(params IReadOnlyList<string> values) => new(values, null);

    /// <summary>The JSON array of texts in <paramref name="json"/>, such as a needed job's output.</summary>
    public static MatrixAxis FromJson(Expression json) => new(null, Function.FromJson(json));
}
