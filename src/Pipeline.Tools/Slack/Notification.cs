using Pipeline.Core.Text;

namespace Pipeline.Tools.Slack;

/// <summary>What people are told (D18): a deployment or the end of a run.</summary>
internal abstract record Notification
{
    /// <summary>The channel, such as <c>#production</c>; null is the webhook's own.</summary>
    public string? Channel { get; init; }

    /// <summary>The commit.</summary>
    public required string Commit { get; init; }

    /// <summary>A remark, such as why something went wrong; null: none.</summary>
    public string? Remark { get; init; }

    /// <summary>Who did it; null when nobody knows.</summary>
    public string? Who { get; init; }

    /// <summary>The run, or where the module answers; null: none.</summary>
    public Uri? Link { get; init; }

    /// <summary>The sign in front of the message, by Slack's name for it.</summary>
    internal abstract string Sign { get; }

    /// <summary>The message's beginning: what happened to what.</summary>
    private protected abstract string News { get; }

    /// <summary>More lines below the message; empty: none.</summary>
    private protected virtual IEnumerable<string> Details => [];

    /// <summary>The message as plain text.</summary>
    public sealed override string ToString() => PlainText.Lines(string.Join('\n', [Headline(), .. Details]));

    private string Headline() => string.Join(
        ' ',
        new[]
        {
            News,
            $"(commit {Commit[..Math.Min(Commit.Length, 12)]}{(Who is null ? "" : $", by {Who}")})",
            Remark is null ? null : $"- {Remark}",
            Link?.ToString(),
        }.OfType<string>());
}
