using Nuke.Common;
using Nuke.Common.CI.GitHubActions;
using Pipeline.Components.Sessions;
using Pipeline.Core.Environments;
using Pipeline.Core.Previews;
using Pipeline.Tools.Git;

namespace Pipeline.Components.Previews;

/// <summary>The preview that a build works on.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Environment">What it is to everything that deploys.</param>
internal sealed record ChosenPreview(PreviewName Name, DeployEnvironment Environment)
{
    /// <summary>The one that was named, else that of the pull request or of who runs the build where a target is about previews; null: none.</summary>
    /// <exception cref="Core.Errors.PipelineException">The name is none, or is that of an environment.</exception>
    public static ChosenPreview? Read(RunContext context)
    {
        if (context.Build is not IPreview build || (build.Preview is null && !build.ExecutionPlan.Contains(build.OpenPreview) && !build.ExecutionPlan.Contains(build.ClosePreview)))
            return null;
        var name = PreviewName.Of(context.Model.ApplicationName, build.Preview ?? DefaultName(context));
        return new ChosenPreview(name, context.Model.EnvironmentOfPreview(name));
    }

    /// <summary>Who runs the build, by the name that others know.</summary>
    public static string Who(RunContext context)
    {
        if (GitHubActions.Instance is not null)
            return RunOrigin.Who;
        // Environments are chosen where nobody awaits; git answers in a moment.
        var (result, name) = new GitProgram(context.Processes).TryReadAsync(GitProgram.Command(context.Model.RootDirectory, "config", "--get", "user.name"), CancellationToken.None).GetAwaiter().GetResult();
        return result.ExitCode == 0 && PreviewName.IsValid(name.Trim()) ? name.Trim() : RunOrigin.Who;
    }

    private static string DefaultName(RunContext context) => GitHubActions.Instance?.PullRequestNumber is { } number ? PreviewName.OfPullRequest(number) : Who(context);
}
