namespace Pipeline.Tools.Slack;

/// <summary>What people are told about a deployment (D6).</summary>
public sealed record Notification
{
    /// <summary>The channel, such as <c>#production</c>; null is the webhook's own.</summary>
    public string? Channel { get; init; }

    /// <summary>The module.</summary>
    public required string Module { get; init; }

    /// <summary>The version, SemVer 2.0.0.</summary>
    public required string Version { get; init; }

    /// <summary>The environment.</summary>
    public required string Environment { get; init; }

    /// <summary>The commit.</summary>
    public required string Commit { get; init; }

    /// <summary>True when it was deployed.</summary>
    public required bool Succeeded { get; init; }

    /// <summary>Why it was not, or another remark; null: none.</summary>
    public string? Remark { get; init; }

    /// <summary>Who deployed it; null when nobody knows.</summary>
    public string? Who { get; init; }

    /// <summary>The run, or where the module answers; null: none.</summary>
    public Uri? Link { get; init; }

    /// <summary>The message as plain text.</summary>
    public override string ToString() => string.Join(
        ' ',
        new[]
        {
            $"{Module} {Version}",
            Succeeded ? $"is deployed to {Environment}" : $"could not be deployed to {Environment}",
            $"(commit {Commit[..Math.Min(Commit.Length, 12)]}{(Who is null ? "" : $", by {Who}")})",
            Remark is null ? null : $"- {Remark}",
            Link?.ToString(),
        }.OfType<string>());
}
