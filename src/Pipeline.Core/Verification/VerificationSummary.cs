namespace Pipeline.Core.Verification;

/// <summary>What a deployed module's checks found together.</summary>
/// <param name="Outcomes">Each check.</param>
/// <param name="NotRun">What could not be run, and why; null: nothing.</param>
internal sealed record VerificationSummary(IReadOnlyList<CheckOutcome> Outcomes, string? NotRun = null)
{
    /// <summary>The figures <c>smoke.total</c>, <c>smoke.failed</c> and <c>smoke.flaky</c>; none without checks.</summary>
    public IReadOnlyDictionary<string, double> Metrics => Outcomes.Count == 0 ? new Dictionary<string, double>() : new Dictionary<string, double>
    {
        ["smoke.total"] = Outcomes.Count,
        ["smoke.failed"] = Outcomes.Count(outcome => outcome.Failed),
        ["smoke.flaky"] = Outcomes.Count(outcome => outcome.IsFlaky),
    };

    /// <summary>Why it does not pass, each check by name; null when it does.</summary>
    public string? Failure(string module)
    {
        var failed = Outcomes.Where(outcome => outcome.Failed).ToList();
        return failed.Count == 0 ? null : $"{module} runs and does not pass {failed.Count} of {Outcomes.Count} checks, each tried twice: {string.Join("; ", failed.Select(outcome => $"{outcome.Name}: {outcome.Again}"))}";
    }

    /// <summary>What is to be said of a module that passes: what passed only when it ran once more, each by name, and what could not be run; null: it is a plain success.</summary>
    public string? Remark()
    {
        var flaky = Outcomes.Where(outcome => outcome.IsFlaky).ToList();
        string?[] remarks =
        [
            flaky.Count == 0 ? null : $"flaky: {string.Join("; ", flaky.Select(outcome => $"{outcome.Name} passed only when it ran once more; at first: {outcome.First}"))}",
            NotRun is null ? null : $"not run: {NotRun}",
        ];
        return remarks.Any(remark => remark is not null) ? string.Join("; ", remarks.OfType<string>()) : null;
    }
}
