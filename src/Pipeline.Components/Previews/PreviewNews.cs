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
    public static async Task TellOpenAsync(IPreview build, PreviewName name, Preview preview, CancellationToken cancellationToken)
    {
        foreach (var one in preview.Addresses)
            Log.Information("{Module:l} answers at {Address:l}", one.Module, one.Address);
        Log.Information("The preview {Preview:l} is open until {Expiry:l}; './build.sh ClosePreview --preview {Preview:l}' closes it", name, PreviewTable.Moment(preview.ExpiresAt), name);
        await JobSummary.AppendAsync(build, PreviewMarkdown.Open(name, preview), cancellationToken);
        await CommentAsync(build, name, PreviewMarkdown.Open(name, preview), isNew: true, cancellationToken);
    }

    /// <summary>Says that it is closed, where it was said that it is open.</summary>
    public static Task TellClosedAsync(IPreview build, PreviewName name, string? why, CancellationToken cancellationToken) =>
        CommentAsync(build, name, PreviewMarkdown.Closed(name, why), isNew: false, cancellationToken);

    /// <summary>Whether it is the preview of a pull request that is closed; false also where nobody can be asked.</summary>
    public static async Task<bool> IsOverAsync(IPreview build, PreviewName name, CancellationToken cancellationToken)
    {
        var isOver = false;
        await SpeakAsync(build, name, async (comments, number) => isOver = await comments.IsClosedAsync(number, cancellationToken), cancellationToken);
        return isOver;
    }

    private static Task CommentAsync(IPreview build, PreviewName name, string text, bool isNew, CancellationToken cancellationToken) =>
        SpeakAsync(build, name, (comments, number) => comments.SaveAsync(number, PreviewMarkdown.MarkOf(name), text, isNew, cancellationToken), cancellationToken);

    // A preview is there whether GitHub answers or not.
    private static async Task SpeakAsync(IPreview build, PreviewName name, Func<PullRequestComments, int, Task> speak, CancellationToken cancellationToken)
    {
        if (name.PullRequest is not { } number || build.GitHubToken is not { } token)
            return;
        try
        {
            var tree = await GitWorkTree.OpenAsync(build.Context.Processes, build.Context.Model.RootDirectory, cancellationToken);
            if (HostedRepository.Find(build, (await tree.ReadSourceAsync(cancellationToken)).Remote) is not { } repository)
                return;
            using var comments = new PullRequestComments(repository, token, time: build.Context.Time);
            await speak(comments, number);
        }
        catch (PipelineException exception)
        {
            Log.Warning("The pull request and its preview do not know of each other. {Reason:l}", exception.Message);
        }
    }
}
