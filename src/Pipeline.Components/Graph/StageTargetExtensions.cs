using Nuke.Common;
using Pipeline.Components.Values;
using Pipeline.Core.Stages;

namespace Pipeline.Components.Graph;

/// <summary>Makes targets of the order of the stages.</summary>
internal static class StageTargetExtensions
{
    /// <summary>The target that takes the selected modules through <paramref name="stage"/>, after everything that comes before it.</summary>
    public static ITargetDefinition Stage(this ITargetDefinition target, IHazModel build, Stage stage) => target
        .After(build, StageNeeds.Before(stage))
        .After(StageComponents.TargetsOf(build, StageNeeds.BeforeIfRun(stage)))
        .Checked(build)
        .Executes(() => build.Context.Stages.RunAsync(stage));

    /// <summary>The target that stands for all stages that the build has.</summary>
    public static ITargetDefinition AllStages(this ITargetDefinition target, IHazModel build) => target.After(build, Enum.GetValues<Stage>());

    /// <summary>Refuses every value that is wrong, wherever it was given, before the first target runs.</summary>
    public static ITargetDefinition Checked(this ITargetDefinition target, IHazModel build) => target.Requires(() => build.Context.IsChecked());

    /// <summary>The same for a target that works without the modules and the source.</summary>
    public static ITargetDefinition ValuesChecked(this ITargetDefinition target, IHazModel build) => target.Requires(() => build.Context.AreValuesChecked());

    /// <summary>The same for a target of a build that may have no model: only the parameters are looked at.</summary>
    public static ITargetDefinition ParametersChecked(this ITargetDefinition target, INukeBuild build) => target.Requires(() => ValueCheck.RequireParameters(build));

    private static ITargetDefinition After(this ITargetDefinition target, INukeBuild build, IEnumerable<Stage> stages) => target.DependsOn(StageComponents.TargetsOf(build, stages));
}
