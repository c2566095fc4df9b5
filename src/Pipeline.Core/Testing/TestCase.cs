namespace Pipeline.Core.Testing;

/// <summary>One test of a <see cref="TestRun"/>.</summary>
/// <param name="Name">The full name, such as <c>Orders.Tests.CartTests.An_empty_cart_costs_nothing</c>.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Duration">How long it took; zero when the results do not say.</param>
/// <param name="Message">What it reported when it did not pass; null when it said nothing.</param>
internal sealed record TestCase(string Name, TestOutcome Outcome, TimeSpan Duration, string? Message)
{
    /// <summary>The first line of <see cref="Message"/> that is not blank; null when there is none.</summary>
    public string? FirstMessageLine => Message?.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0);
}
