using Pipeline.Core.Testing;

namespace Pipeline.Stages.IntegrationTest;

/// <summary>How one run of a suite ended.</summary>
/// <param name="Tests">The tests that it told of.</param>
/// <param name="Reason">Why it failed; null when it passed.</param>
/// <param name="MayPassAgain">False when nothing but the suite itself is at fault, which another run would not change.</param>
internal sealed record SuiteRun(TestRun Tests, string? Reason, bool MayPassAgain = true);
