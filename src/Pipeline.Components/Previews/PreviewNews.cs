using Pipeline.Components.Sessions;
using Pipeline.Core.Errors;
using Pipeline.Core.Previews;
using Pipeline.Reports.Previews;
using Pipeline.Tools.Git;
using Pipeline.Tools.GitHub;
using Serilog;

namespace Pipeline.Components.Previews;

/// <summary>Says how a preview stands: in the terminal, on the run's page, and in its pull request.</summary>
internal static class PreviewNews
{
    /// <summary>Says where it answers.</summary>
    public static async Task TellOpenAsync(IPreview build, PreviewName name, Preview preview, string? remote, CancellationToken cancellationToken)
    {
        foreach (var one in preview.Addresses)
            Log.Information("{Module:l} answers at {Address:l}", one.Module, one.Address);
        Log.Information("The preview {Preview:l} is open until {Expiry:l}; './build.sh ClosePreview --preview {Preview:l}' closes it", name, PreviewTable.Moment(preview.ExpiresAt), name);
        await JobSummary.AppendAsync(build, PreviewMarkdown.Open(name, preview), cancellationToken);
        await CommentAsync(build, name, PreviewMarkdown.Open(name, preview), remote, isNew: true, cancellationToken);
    }

    /// <summary>Says that it is closed, where it was said that it is open.</summary>
    public static async Task TellClosedAsync(IPreview build, PreviewName name, string? why, CancellationToken cancellationToken)
    {
        if (name.PullRequest is null || build.GitHubToken is null)
            return;
        var tree = await GitWorkTree.OpenAsync(build.Context.Processes, build.Context.Model.RootDirectory, cancellationToken);
        var source = await tree.ReadSourceAsync(cancellationToken);
        await CommentAsync(build, name, PreviewMarkdown.Closed(name, why), source.Remote, isNew: false, cancellationToken);
    }

    private static async Task CommentAsync(IPreview build, PreviewName name, string text, string? remote, bool isNew, CancellationToken cancellationToken)
    {
        if (name.PullRequest is not { } number || build.GitHubToken is not { } token || HostedRepository.Find(build, remote) is not { } repository)
            return;
        try
        {
            using var comments = new PullRequestComments(repository, token, time: build.Context.Time);
            await comments.SaveAsync(number, PreviewMarkdown.MarkOf(name), text, isNew, cancellationToken);
        }
        catch (PipelineException exception)
        {
            Log.Warning("The pull request does not tell of the preview. {Reason:l}", exception.Message);
        }
    }
}
