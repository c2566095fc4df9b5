using System.Globalization;
using Pipeline.Core.Deployments;
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

    /// <summary>A number of restarts.</summary>
    /// <exception cref="PipelineException">It is none.</exception>
    public static int CheckRestarts(int restarts) => restarts is > 0 and <= 100
        ? restarts
        : throw new PipelineException(string.Create(CultureInfo.InvariantCulture, $"--deploy-restarts: {restarts} is no number of restarts; expected 1 to 100."));

    /// <summary>How long the stages of a build with <paramref name="options"/> may take: a deployment as long as it is given, and what is done around it.</summary>
    public static RunnerOptions RunnerOptions(RunOptions options)
    {
        var defaults = new RunnerOptions();
        return defaults with { StageTimeouts = new Dictionary<Stage, TimeSpan> { [Stage.Deploy] = defaults.StageTimeout + options.DeployTimeout } };
    }

    /// <summary>The stage that deploys as the parameters of <paramref name="build"/> say.</summary>
    public static IStage Create(IDeploy build, StageTools tools) =>
        new DeployStage(tools.Helm, tools.DeployersFor(build.Runtime), tools.NotifierOf(build), Options(build, tools) with { Plan = PlanOf(build, tools) });

    /// <summary>The absolute path of the plan's file when one is named; null: none is.</summary>
    public static string? PlanFileOf(IDeploy build) => build.PlanFile is { Length: > 0 } file ? Path.GetFullPath(file, build.RootDirectory) : null;

    /// <summary>The plan that is carried out; null: none is.</summary>
    /// <exception cref="PipelineException">Its file is none, or of another environment.</exception>
    public static DeployPlan? PlanOf(IDeploy build, StageTools tools) => PlanFileOf(build) is { } file ? DeployPlanFile.Read(file, tools.Environment) : null;

    /// <summary>Where to deploy, and what the channel is told about who does it.</summary>
    public static DeployOptions Options(IDeploy build, StageTools tools) => new()
    {
        Application = build.Context.Model.ApplicationName,
        Environment = tools.Environment,
        Timeout = build.DeployTimeout,
        Time = tools.Time,
        Channel = Notifiers.ChannelOf(build),
        OnBegin = () => tools.TellBegunAsync(build),
        Who = RunOrigin.Who,
        RunLink = RunOrigin.Link,
        Journal = tools.Journal,
        Note = tools.DeployNote,
    };
}
