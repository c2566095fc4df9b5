namespace Pipeline.Stages.IntegrationTest;

/// <summary>How the application's integration suite is run.</summary>
internal sealed record IntegrationTestOptions
{
    /// <summary>The suite's command, program first, run in the model's root; empty: there is none.</summary>
    public IReadOnlyList<string> Command { get; init; } = [];

    /// <summary>After this time the suite is killed. Default: 30 minutes.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(30);
}
