using System.Globalization;

namespace Pipeline.Core.Verification;

/// <summary>A question that a deployed module must answer: <c>GET</c> of a path at its Service (D14).</summary>
public sealed record HttpCheck
{
    /// <summary>The path with its query, beginning with <c>/</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The status that is expected; redirects are not followed. Default 200.</summary>
    public int Status { get; init; } = 200;

    /// <summary>What the answer's body holds; null: anything.</summary>
    public string? Contains { get; init; }

    /// <summary>Why this is no check; null: it is one.</summary>
    internal string? Fault =>
        !Path.StartsWith('/') || Path.StartsWith("//", StringComparison.Ordinal) || Path.Any(character => char.IsControl(character) || char.IsWhiteSpace(character)) ? "a path begins with one / and has no spaces, such as /healthz"
        : Status is < 100 or > 599 ? "a status is a number from 100 to 599"
        : null;

    /// <summary>Such as <c>GET /healthz</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"GET {Path}");
}
