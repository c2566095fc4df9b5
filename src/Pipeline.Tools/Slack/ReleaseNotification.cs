using Pipeline.Releases.News;

namespace Pipeline.Tools.Slack;

/// <summary>What people are told of an event of the ledger: a vote, a decision, a promotion, a rollback, a brake (D9, D16, D18).</summary>
internal sealed record ReleaseNotification : Notification
{
    private readonly ReleaseNews _news;
    private readonly string _application;

    private ReleaseNotification(ReleaseNews news, string application) => (_news, _application) = (news, application);

    internal override string Sign => Signs.Of(_news.Tone);

    internal override IReadOnlyList<ToldModule> Contents => ReleaseThread.ModulesOf(_news.Bundle);

    internal override IEnumerable<string> Details => _news.Details;

    private protected override string News => $"{_application}: {_news.Sentence}";

    /// <summary>The message of <paramref name="news"/>.</summary>
    /// <param name="news">What happened.</param>
    /// <param name="application">The application.</param>
    /// <param name="link">The page of the run in which it happened; null: none.</param>
    public static ReleaseNotification Of(ReleaseNews news, string application, Uri? link)
    {
        ArgumentNullException.ThrowIfNull(news);
        return new ReleaseNotification(news, application)
        {
            Commit = news.Bundle?.Bundle.Content.Commit,
            Who = news.By.Name,
            Link = link ?? news.Bundle?.Link,
            Duration = news.Duration,
        };
    }
}
