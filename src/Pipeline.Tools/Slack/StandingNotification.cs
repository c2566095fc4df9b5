using Pipeline.Releases.Bundles;
using Pipeline.Releases.News;

namespace Pipeline.Tools.Slack;

/// <summary>How a release stands: the message that begins its thread and is edited in place.</summary>
internal sealed record StandingNotification : Notification
{
    private readonly BundleState _bundle;
    private readonly ReleaseStanding _standing;

    /// <summary>The message for <paramref name="bundle"/>.</summary>
    [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
    public StandingNotification(BundleState bundle, ReleaseStanding standing)
    {
        (_bundle, _standing) = (bundle, standing);
        Commit = bundle.Bundle.Content.Commit;
        Who = bundle.By.Name;
        Link = bundle.Link;
    }

    internal override string Sign => Signs.Of(_standing.Tone);

    internal override IReadOnlyList<ToldModule> Contents => ReleaseThread.ModulesOf(_bundle);

    internal override IEnumerable<string> Details => _standing.Lines;

    private protected override string News => $"{_bundle.Bundle.Content.Application} {_bundle}: {_standing.Summary}";
}
