using System.Text.Json.Serialization;
using Pipeline.Core.Text;
using Pipeline.Releases.Ledger;

namespace Pipeline.Tools.Slack;

/// <summary>What people are told (D18): an event of a release, a deployment, or the end of a run.</summary>
internal abstract record Notification
{
    private const int MostModules = 20;

    /// <summary>The channel, such as <c>#production</c>; null is the webhook's own.</summary>
    public string? Channel { get; init; }

    /// <summary>The commit; null: it is about none.</summary>
    public required string? Commit { get; init; }

    /// <summary>A remark, such as why something went wrong; null: none.</summary>
    public string? Remark { get; init; }

    /// <summary>Who did it; null when nobody knows.</summary>
    public string? Who { get; init; }

    /// <summary>The run, or where the module answers; null: none.</summary>
    public Uri? Link { get; init; }

    /// <summary>How long it took; null: nobody knows, or no time.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TimeSpan? Duration { get; init; }

    /// <summary>The messages that it belongs to; null: it stands alone.</summary>
    [JsonIgnore]
    public NotificationThread? Thread { get; init; }

    /// <summary>The sign in front of the message.</summary>
    internal abstract string Sign { get; }

    /// <summary>What happened to what, on one line.</summary>
    internal string Title => PlainText.OneLine(News).Trim();

    /// <summary>What it is about, to those who list it; empty: what the title names, or nothing.</summary>
    internal virtual IReadOnlyList<ToldModule> Contents => [];

    /// <summary>More lines below the message; empty: none.</summary>
    internal virtual IEnumerable<string> Details => [];

    /// <summary>Commit, person and length.</summary>
    internal IEnumerable<string> Facts => new[]
    {
        Commit is null ? null : $"commit {Commit[..Math.Min(Commit.Length, 12)]}",
        Who is null ? null : $"by {Who}",
        Duration is { TotalSeconds: >= 1 } and { } duration ? $"in {TimeText.Length(duration)}" : null,
    }.OfType<string>();

    /// <summary>The message's beginning: what happened to what.</summary>
    private protected abstract string News { get; }

    /// <summary>The message as plain text.</summary>
    public sealed override string ToString() => PlainText.Lines(string.Join('\n', [Headline(), .. Details, .. ModuleLine()]));

    private IEnumerable<string> ModuleLine() => Contents.Count == 0 ? []
        : [$"modules: {string.Join(", ", Contents.Take(MostModules))}{(Contents.Count > MostModules ? $" and {Contents.Count - MostModules} more" : "")}"];

    private string Headline() => string.Join(
        ' ',
        new[]
        {
            News,
            Facts.Any() ? $"({string.Join(", ", Facts)})" : null,
            Remark is null ? null : $"- {Remark}",
            Link?.ToString(),
        }.OfType<string>());
}
