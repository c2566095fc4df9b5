namespace Pipeline.Core.Modules;

/// <summary>How a module's unit tests are run when no convention finds them: .NET test projects, <c>npm test</c>, Python tests. Paths and globs are relative to the module's folder.</summary>
public sealed record TestSettings
{
    /// <summary>A command run in the module's folder, program first; empty: none.</summary>
    public IReadOnlyList<string> Command { get; init; } = [];

    /// <summary>A build stage of the module's Dockerfile that runs the tests; its <c>/results</c> folder is read back. Null: none.</summary>
    public string? Target { get; init; }

    /// <summary>Why there are no unit tests to run, also where a convention would find some; null: there may be.</summary>
    public string? Skip { get; init; }

    /// <summary>Globs of the JUnit XML files that the tests write. Default <c>test-results/**/*.xml</c>.</summary>
    public IReadOnlyList<string> Results { get; init; } = ["test-results/**/*.xml"];

    /// <summary>Globs of Cobertura XML or LCOV files. Default <c>coverage/**/*.xml</c> and <c>coverage/**/*.info</c>.</summary>
    public IReadOnlyList<string> Coverage { get; init; } = ["coverage/**/*.xml", "coverage/**/*.info"];
}
