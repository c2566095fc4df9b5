namespace Pipeline.Releases.Gates;

/// <summary>What one gate says: the common minimum, or a module's own. Each has its own score, so that the weights of one make up for nothing in another.</summary>
internal sealed class GatePart
{
    private readonly Lazy<double> _score;

    /// <param name="gate">The gate.</param>
    /// <param name="answers">What each criterion says.</param>
    public GatePart(Gate gate, IReadOnlyList<CriterionAnswer> answers)
    {
        ArgumentNullException.ThrowIfNull(gate);
        Needed = gate.Score;
        Answers = answers;
        _score = new Lazy<double>(() => ScoreOf(answers));
    }

    /// <summary>What each criterion says.</summary>
    public IReadOnlyList<CriterionAnswer> Answers { get; }

    /// <summary>The least score, in percent.</summary>
    public double Needed { get; }

    /// <summary>The share of the weights whose criteria hold, in percent; 100 when none has a weight.</summary>
    public double Score => _score.Value;

    /// <summary>The answers that close the gate: of criteria that must hold, and of weighted ones when the score is too low.</summary>
    public IEnumerable<CriterionAnswer> Closing => Answers.Where(answer => answer.Verdict != CriterionVerdict.Passed && (answer.Criterion.Weight is null || Score < Needed));

    private static double ScoreOf(IReadOnlyList<CriterionAnswer> answers)
    {
        var all = answers.Sum(answer => answer.Criterion.Weight ?? 0);
        return all > 0 ? 100 * answers.Where(answer => answer.Verdict == CriterionVerdict.Passed).Sum(answer => answer.Criterion.Weight ?? 0) / all : 100;
    }
}
