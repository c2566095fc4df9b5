namespace Pipeline.Stages.UnitTest;

/// <summary>How unit tests are run.</summary>
internal sealed record UnitTestOptions
{
    /// <summary>
    /// Where .NET test projects are built, absolute, such as <c>.nuke/temp/unit-test</c>: a folder for each module, kept
    /// between runs, so that modules test at once and build incrementally.
    /// </summary>
    public required string BuildDirectory { get; init; }

    /// <summary>The configuration in which .NET test projects are built. Default <c>Release</c>.</summary>
    public string Configuration { get; init; } = "Release";

    /// <summary>After this time a module's tests are killed. Default: 30 minutes for each project or command.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(30);
}
