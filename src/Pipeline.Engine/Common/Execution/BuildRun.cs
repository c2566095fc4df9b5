using Nuke.Common.CI;
using Nuke.Common.ValueInjection;
using Serilog;

namespace Nuke.Common.Execution;

/// <summary>What happens before the first and after the last target.</summary>
internal sealed class BuildRun(BuildSession session, NukeBuild build)
{
    /// <summary>Gives parameters their values, makes the plan and checks what it requires; false when nothing is to run.</summary>
    /// <exception cref="BuildException">Something is missing or does not fit; all of it is named.</exception>
    public bool Prepare()
    {
        BuildLog.Start(build);
        ArgumentCheck.Validate(build, session.CommandLine);
        ValueInjector.InjectParameters(build);
        build.Parallel = Degree();
        MaskSecrets();
        build.Tell<IOnBuildCreated>(extension => extension.OnBuildCreated(build.ExecutableTargets));
        build.OnBuildCreated();
        if (ConfigurationGeneration.Run(build, session.Parameters))
            return false;

        MakePlan();
        if (build.ExecutionPlan.Count == 0)
        {
            HelpWriter.Write(build, Console.Out);
            return false;
        }

        ValueInjector.InjectOthers(build, build.ExecutionPlan);
        build.Tell<IOnBuildInitialized>(extension => extension.OnBuildInitialized(build.ExecutableTargets, build.ExecutionPlan));
        build.OnBuildInitialized();
        if (build.Plan)
        {
            PlanWriter.Write(build, Console.Out);
            return false;
        }

        Skipping.Apply(build.ExecutableTargets, build.ExecutionPlan, session.Parameters.GetValue(NukeBuild.SkipParameter, typeof(string[]), "+") as string[]);
        Requirements.Validate(build, build.ScheduledTargets);
        foreach (var announcement in session.Parameters.TakeAnnouncements())
            Log.Information("{Announcement:l}", announcement);
        if (NukeBuild.IsLocalBuild)
            BuildSchema.Update(build);
        return true;
    }

    /// <summary>Marks what did not run and shows how the build ended; nothing where it ended before there was a plan.</summary>
    public void Finish()
    {
        if (build.ExecutionPlan.Count == 0)
            return;
        foreach (var target in build.ExecutionPlan.Where(target => target.Status == ExecutionStatus.Scheduled))
            target.Status = ExecutionStatus.NotRun;
        BuildSummary.Write(build.ExecutionPlan, build.IsSucceeding, Console.Out);
        NukeBuild.Host.ReportOutcome(build, session.Secrets);
        build.Tell<IOnBuildFinished>(extension => extension.OnBuildFinished());
        build.OnBuildFinished();
    }

    private void MakePlan()
    {
        string[] switches = [.. ValueInjector.Find(build.GetType()).Where(one => ValueConverter.IsSwitch(one.Member.ValueType)).Select(one => ParameterName.Normalize(ParameterName.Of(one.Member.Info)))];
        string[] names = [.. session.CommandLine.Targets(name => switches.Contains(ParameterName.Normalize(name))).SelectMany(name => name.Split('+'))];
        IReadOnlyCollection<string>? invoked = names.Length > 0 && !session.CommandLine.Has(NukeBuild.TargetParameter) ? names : session.Parameters.GetValue(NukeBuild.TargetParameter, typeof(string[]), "+") as string[];
        build.ExecutionPlan = ExecutionPlanner.Plan(build.ExecutableTargets, invoked);
        foreach (var target in build.ExecutionPlan)
            target.Status = ExecutionStatus.Scheduled;
        foreach (var target in ExecutionPlanner.Find(build.ExecutableTargets, invoked ?? []))
            target.Invoked = true;
    }

    private int Degree() => session.CommandLine.ValuesOf(nameof(NukeBuild.Parallel)) is { Count: 0 }
        ? Environment.ProcessorCount
        : session.Parameters.GetValue<int?>(nameof(NukeBuild.Parallel)) switch
        {
            null => 1,
            >= 1 and { } degree => degree,
            var wrong => throw new BuildException($"--parallel needs a number of at least 1, not {wrong}."),
        };

    private void MaskSecrets()
    {
        foreach (var (member, attribute) in ValueInjector.Find(build.GetType()).Where(one => one.Member.Info.IsDefined(typeof(SecretAttribute), inherit: true)))
        {
            if (attribute is ParameterAttribute)
                session.Parameters.GetValue(member.Info);
            if (!member.IsOfComponent)
                session.Secrets.Add(member.GetValue(build)?.ToString());
        }
    }
}
