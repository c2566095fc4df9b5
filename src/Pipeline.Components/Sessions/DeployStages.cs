using System.Globalization;
using Pipeline.Core.Errors;
using Pipeline.Core.Stages;
using Pipeline.Stages;
using Pipeline.Stages.Deploy;
using Pipeline.Stages.Runner;

namespace Pipeline.Components.Sessions;

/// <summary>Makes what deploys.</summary>
internal static class DeployStages
{
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromDays(1);

    /// <summary>A time in which a release can become ready.</summary>
    /// <exception cref="PipelineException">It is none.</exception>
    public static TimeSpan CheckTimeout(TimeSpan time) => time > TimeSpan.Zero && time < LongestTimeout
        ? time
        : throw new PipelineException(string.Create(CultureInfo.InvariantCulture, $"--deploy-timeout: {time:c} is no time to wait; expected more than none and less than a day, as hours:minutes:seconds, such as 00:10:00. A number alone counts days."));

    /// <summary>How long the stages of a build with <paramref name="options"/> may take: a deployment as long as it is given, and what is done around it.</summary>
    public static RunnerOptions RunnerOptions(RunOptions options)
    {
        var defaults = new RunnerOptions();
        return defaults with { StageTimeouts = new Dictionary<Stage, TimeSpan> { [Stage.Deploy] = defaults.StageTimeout + options.DeployTimeout } };
    }

    /// <summary>The stage that deploys as the parameters of <paramref name="build"/> say.</summary>
    public static IStage Create(IDeploy build, StageTools tools) =>
        new DeployStage(tools.Helm, tools.DeployersFor(build.Runtime), tools.NotifierOf(build), Options(build, tools));

    /// <summary>Where to deploy, and what the channel is told about who does it.</summary>
    public static DeployOptions Options(IDeploy build, StageTools tools) => new()
    {
        Environment = tools.Environment,
        Timeout = build.DeployTimeout,
        Time = tools.Time,
        Channel = build.Context.Model.Channel,
        Who = RunOrigin.Who,
        RunLink = RunOrigin.Link,
        Journal = tools.Journal,
        Note = tools.DeployNote,
    };
}
