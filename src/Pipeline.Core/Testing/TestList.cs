namespace Pipeline.Core.Testing;

/// <summary>The names of the tests of a module at one commit, as <c>tests.json</c> keeps them: release notes compare two of them (D12).</summary>
internal sealed record TestList
{
    /// <summary>The schema that this code writes.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>The version of this file's schema.</summary>
    public int SchemaVersion { get; init; } = CurrentSchemaVersion;

    /// <summary>The full names, each once, in ordinal order.</summary>
    public IReadOnlyList<string> Tests { get; init; } = [];

    /// <summary>The names of the tests in <paramref name="run"/>.</summary>
    public static TestList Of(TestRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return new TestList { Tests = [.. run.Cases.Select(test => test.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)] };
    }
}
