namespace Pipeline.Tools.GitHub;

/// <summary>How long GitHub is waited for.</summary>
internal sealed record GitHubOptions
{
    /// <summary>For questions that somebody waits for: a minute in all.</summary>
    public static GitHubOptions Patience { get; } = new() { TotalTime = TimeSpan.FromMinutes(1), RequestTime = TimeSpan.FromSeconds(20) };

    /// <summary>All that is said to GitHub together, with every pause that it asks for. Default: 30 minutes.</summary>
    public TimeSpan TotalTime { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>One request, from sending it to the end of its answer. Default: 5 minutes.</summary>
    public TimeSpan RequestTime { get; init; } = TimeSpan.FromMinutes(5);
}
