namespace Pipeline.Tools.Testing;

/// <summary>What a file among test results is.</summary>
internal enum ResultFileKind
{
    /// <summary>Neither results nor coverage.</summary>
    Other,

    /// <summary>Test results that <see cref="TestResultFile"/> reads.</summary>
    Tests,

    /// <summary>Coverage that <see cref="CoverageFile"/> reads.</summary>
    Coverage,
}
