using Pipeline.Core.Artifacts;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.News;
using Pipeline.Tools.Slack;

namespace Pipeline.Tools.Tests.Slack;

public sealed class ReleaseNotificationTests
{
    private static readonly Person Ada = new() { Name = "ada", Proven = true };

    private static readonly BundleState Release = new()
    {
        Bundle = BundleOf(new BundleContent
        {
            Application = "storefront",
            Commit = "aad8a9bc5ba2d8a9bc5ba2d8a9bc5ba2d8a9bc5b",
            Tree = new string('7', 40),
            Modules = [Module("catalog", "1.0.0"), Module("orders", "1.2.3")],
        }),
        Release = "2026-11-30.1",
        SealedAt = new DateTimeOffset(2026, 11, 30, 8, 0, 0, TimeSpan.Zero),
        By = Ada,
        Link = new Uri("https://example.org/runs/7"),
    };

    [Fact]
    public void An_event_of_a_release_is_told_with_commit_person_length_run_and_modules() => Assert.Equal(
        """
        storefront: ada promotes it (commit aad8a9bc5ba2, by ada, in 2 min) https://example.org/runs/8
        modules: catalog 1.0.0, orders 1.2.3
        """,
        ReleaseNotification.Of(new ReleaseNews { Tone = NewsTone.Good, Sentence = "ada promotes it", By = Ada, Bundle = Release, Duration = TimeSpan.FromMinutes(2) }, "storefront", new Uri("https://example.org/runs/8")).ToString());

    [Fact]
    public void An_event_of_no_release_is_told_without_a_commit() => Assert.Equal(
        "storefront: ada stops the line (by ada)",
        ReleaseNotification.Of(new ReleaseNews { Tone = NewsTone.Bad, Sentence = "ada stops the line", By = Ada }, "storefront", link: null).ToString());

    [Fact]
    public void The_thread_of_a_release_begins_with_how_it_stands()
    {
        var thread = ReleaseThread.Of(LedgerState.Empty with { Count = 12 }, Release);
        Assert.Equal(($"release:{Release.Bundle.Id.Hex}", 12), (thread.Key, thread.Version));
        Assert.StartsWith($"storefront {Release}: sealed (commit aad8a9bc5ba2, by ada) https://example.org/runs/7", thread.State.ToString(), StringComparison.Ordinal);
    }

    private static Bundle BundleOf(BundleContent content) => new() { Id = content.Id(), Content = content };

    private static BundleModule Module(string name, string version) => new() { Name = name, Inputs = new string('1', 40), Version = version, Image = Digest.Of([1]) };
}
