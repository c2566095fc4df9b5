using Nuke.Common.CI.GitHubActions;
using Pipeline.Core.Errors;
using Pipeline.Stages;
using Pipeline.Stages.Deploy;
using Pipeline.Tools.Slack;

namespace Pipeline.Components.Sessions;

/// <summary>Makes what deploys and what notifies.</summary>
internal static class DeployStages
{
    /// <summary>The stage that deploys as the parameters of <paramref name="build"/> say.</summary>
    public static IStage Create(IDeploy build, StageTools tools) => new DeployStage(
        tools.Helm,
        tools.DeployersFor(build.Runtime),
        Notifier(build, tools),
        new DeployOptions
        {
            Environment = tools.Environment,
            Channel = build.Model.Channel,
            Who = build.Host is GitHubActions actions ? actions.Actor : System.Environment.UserName,
            RunLink = (build.Host as GitHubActions) is { } run ? new Uri($"{run.ServerUrl}/{run.Repository}/actions/runs/{run.RunId}") : null,
        });

    private static INotifier Notifier(IDeploy build, StageTools tools)
    {
        if (build.SlackWebhook is not { Length: > 0 } webhook)
            return new PrintedNotifier(tools.Messages);
        // The value is a secret: the message may not repeat it.
        return Uri.TryCreate(webhook, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.IsLoopback)
            ? new SlackNotifier(tools.Http, address, tools.Time)
            : throw new PipelineException("The Slack webhook is no https address. Copy it from the application's 'Incoming Webhooks' page into NUKE_SLACK_WEBHOOK.");
    }
}
