using System.Text;
using Pipeline.Components.Releases;
using Pipeline.Core.Errors;
using Pipeline.Core.Publications;
using Pipeline.Stages.Publications;
using Pipeline.Tools.Git;
using Pipeline.Tools.GitHub;
using Serilog;

namespace Pipeline.Components.Sessions;

/// <summary>What the target Release does.</summary>
internal static class PublicationSession
{
    /// <exception cref="PipelineException">A release was refused, or there is no repository to publish to.</exception>
    /// <exception cref="GitHubException">GitHub cannot be reached or refused.</exception>
    public static async Task PublishAsync(IPublishRelease build)
    {
        using var signals = new SignalCancellation();
        var context = build.Context;
        var opened = await context.SourceAsync(signals.Token);
        var workspace = await context.WorkspaceAsync(signals.Token);
        var scope = new PublicationScope
        {
            Source = workspace.Source,
            Graph = workspace.Graph,
            Modules = workspace.Selected,
            Application = workspace.Application,
            TagFormat = context.Options.VersionRules.TagFormat,
            ApplicationTag = build.ReleaseTag,
            RepositoryPage = RemoteUrl.WebPage(workspace.Source.Remote),
            PreviousArtifacts = build.PreviousArtifacts,
            Papers = await PublishedPapers.WriteAsync(build, opened, signals.Token),
        };
        var releases = await new ReleaseRequests(opened.WorkTree, scope, build.RunDirectory).CreateAsync(signals.Token);
        if (releases.Count == 0)
        {
            Log.Information("No module has a release tag on commit {Commit:l}: there is nothing to publish", workspace.Source.Commit[..12]);
            return;
        }

        var repository = HostedRepository.Find(build, workspace.Source.Remote);
        using var github = build.GitHubToken is { } token ? new GitHubReleases(repository ?? throw Unknown(workspace.Source.Remote), token) : null;
        if (github is null)
            Log.Information("There is no GitHub token (GITHUB_TOKEN): this would be published to {Repository:l}", repository?.ToString() ?? "no known repository");
        var record = new PublicationRecord { Application = context.Model.ApplicationName, Repository = repository?.ToString(), Commit = workspace.Source.Commit };
        var publisher = github ?? (IReleasePublisher)new PrintedReleases(Console.Out);
        await ReportAsync(build, await new ReleasePublishing(publisher, build.RunDirectory).RunAsync(record, releases, signals.Token));
    }

    private static async Task ReportAsync(IPublishRelease build, PublicationRecord record)
    {
        var summary = new StringBuilder();
        foreach (var release in record.Releases.Where(release => release.Outcome is not (PublicationOutcome.Planned or PublicationOutcome.Refused)))
        {
            Log.Information("{Title:l} is {Outcome:l}: {Page:l}", release.Title, release.Outcome == PublicationOutcome.Unchanged ? "published already" : release.Outcome.ToString().ToLowerInvariant(), release.Page);
            summary.Append(null, $"- [{release.Title}](<{release.Page}>)\n");
        }

        await JobSummary.AppendAsync(build, summary.ToString(), CancellationToken.None);
        Log.Information("The record is in {File}", build.RunDirectory / ReleasePublishing.RecordName);
        var refused = record.Releases.Where(release => release.Outcome == PublicationOutcome.Refused).ToList();
        if (refused.Count > 0)
            throw new PipelineException($"{refused.Count} of {record.Releases.Count} releases were refused:\n{string.Join('\n', refused.Select(release => $"  {release.Reason}"))}");
    }

    private static PipelineException Unknown(string? remote) => new(
        $"It is not known which GitHub repository gets the releases: {(remote is null ? "git has no remote" : $"the git remote {remote} is on no known GitHub")}. "
        + "Name it (--github-repository acme/shop), and for GitHub Enterprise Server its API (--github-api-url https://HOST/api/v3).");
}
