namespace Pipeline.Core.Testing;

/// <summary>How a test ended.</summary>
internal enum TestOutcome
{
    /// <summary>It ran and found nothing wrong.</summary>
    Passed,

    /// <summary>It found a fault, broke, or ran out of time.</summary>
    Failed,

    /// <summary>It did not run, or could not decide.</summary>
    Skipped,
}
