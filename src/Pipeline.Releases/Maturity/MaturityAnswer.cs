using Pipeline.Releases.Gates;

namespace Pipeline.Releases.Maturity;

/// <summary>How mature a bundle or a module is, and why not more.</summary>
/// <param name="Level">The highest level whose criteria, and those of all lower ones, are met.</param>
/// <param name="Next">The level above; null: there is none.</param>
/// <param name="Missing">What keeps it from <paramref name="Next"/>.</param>
internal sealed record MaturityAnswer(MaturityLevel Level, MaturityLevel? Next, IReadOnlyList<CriterionAnswer> Missing)
{
    /// <summary>Why not the next level, each as a sentence without a full stop.</summary>
    public IReadOnlyList<string> Reasons => [.. Missing.Select(answer => $"{MaturityWords.Of(Next!.Value)} needs {answer.Criterion} of {answer.Of} - {answer.Fault}")];
}
