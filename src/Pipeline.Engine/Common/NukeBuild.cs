using System.Linq.Expressions;
using Nuke.Common.CI;
using Nuke.Common.Execution;
using Nuke.Common.Tooling;
using Nuke.Common.Utilities;

namespace Nuke.Common;

/// <summary>Base of every build: a class whose members of type <see cref="Target"/> are its targets.</summary>
public abstract partial class NukeBuild : INukeBuild
{
    internal const string TargetParameter = "Target";
    internal const string SkipParameter = "Skip";

    private IReadOnlyCollection<ExecutableTarget> _plan = [];

    /// <summary>The targets of this run in the order in which they are started.</summary>
    public IReadOnlyCollection<ExecutableTarget> ExecutionPlan
    {
        get => _plan;
        internal set => _plan = value;
    }

    /// <summary>The targets that were asked for by name; none when the default ones run.</summary>
    [Parameter("The targets to run, also as a plain list before all parameters.", Name = TargetParameter, Separator = "+")]
    public IReadOnlyCollection<ExecutableTarget> InvokedTargets => [.. _plan.Where(target => target.Invoked)];

    /// <summary>The targets that were skipped.</summary>
    [Parameter("The targets to leave out; without names all that were not asked for.", Name = SkipParameter, Separator = "+")]
    public IReadOnlyCollection<ExecutableTarget> SkippedTargets => With(ExecutionStatus.Skipped);

    /// <summary>The targets that are still to run.</summary>
    public IReadOnlyCollection<ExecutableTarget> ScheduledTargets => With(ExecutionStatus.Scheduled);

    /// <summary>The targets that run at this moment.</summary>
    public IReadOnlyCollection<ExecutableTarget> RunningTargets => With(ExecutionStatus.Running);

    /// <summary>The targets that were stopped while they ran.</summary>
    public IReadOnlyCollection<ExecutableTarget> AbortedTargets => With(ExecutionStatus.Aborted);

    /// <summary>The targets that failed.</summary>
    public IReadOnlyCollection<ExecutableTarget> FailedTargets => With(ExecutionStatus.Failed);

    /// <summary>The targets that succeeded.</summary>
    public IReadOnlyCollection<ExecutableTarget> SucceededTargets => With(ExecutionStatus.Succeeded);

    /// <summary>The targets that failed or succeeded.</summary>
    public IReadOnlyCollection<ExecutableTarget> FinishedTargets => [.. FailedTargets, .. SucceededTargets];

    /// <summary>True when only the plan is shown.</summary>
    [Parameter("Shows what would run, in which order and why; writes it as HTML too. Runs nothing.")]
    public bool Plan { get; internal set; }

    /// <summary>True when only the help is shown.</summary>
    [Parameter("Shows targets and parameters.")]
    public bool Help { get; internal set; }

    /// <summary>True when the heading is left out.</summary>
    [Parameter("Leaves out the heading.")]
    public bool NoLogo { get; set; }

    /// <summary>True when targets that succeeded in the previous, equal run are left out.</summary>
    [Parameter("Goes on where the previous, equal run failed.")]
    public bool Continue { get; internal set; }

    /// <summary>The part of a partitioned target that this run is.</summary>
    [Parameter("The part of a partitioned target to run, for example 2/3.", List = false)]
    public Partition Partition { get; internal set; } = Partition.Single;

    /// <summary>True until a target fails, is stopped, or does not get its turn.</summary>
    public bool IsSucceeding => !IsFailing;

    /// <summary>The opposite of <see cref="IsSucceeding"/>.</summary>
    public bool IsFailing => _plan.Any(target => target.Status is ExecutionStatus.Failed or ExecutionStatus.Aborted or ExecutionStatus.NotRun);

    /// <summary>True when nothing runs and nothing is scheduled.</summary>
    public bool IsFinished => !_plan.Any(target => target.Status is ExecutionStatus.Scheduled or ExecutionStatus.Running);

    /// <summary>The exit code of the process; null (the default) lets the result decide: 0 on success, -1 on failure.</summary>
    public int? ExitCode { get; set; }

    [Parameter("Runs independent targets at once, as many as given (default: one for each processor); each target's output stays together.")]
    internal int Parallel { get; set; } = 1;

    internal IReadOnlyList<ExecutableTarget> ExecutableTargets { get; set; } = [];

    /// <summary>Runs the build.</summary>
    /// <param name="defaultTargetExpressions">The targets that run when none is named.</param>
    /// <returns>The exit code.</returns>
    protected static int Execute<T>(params Expression<Func<T, Target>>[] defaultTargetExpressions)
        where T : NukeBuild, new() =>
        BuildManager.Execute(() => new T(), build => [.. defaultTargetExpressions.Select(expression => expression.Read((T)build))]);

    /// <summary>Adds facts to the running target's line of the closing table.</summary>
    public void ReportSummary(Configure<Dictionary<string, string>>? configurator = null) =>
        ReportSummary(RunningTarget.Current ?? _plan.Single(target => target.Status == ExecutionStatus.Running), configurator);

    internal void ReportSummary(ExecutableTarget target, Configure<Dictionary<string, string>>? configurator)
    {
        target.SummaryInformation = new Dictionary<string, string>(configurator.InvokeSafe([]));
        Tell<IOnTargetSummaryUpdated>(extension => extension.OnTargetSummaryUpdated(this, target));
    }

    private ExecutableTarget[] With(ExecutionStatus status) => [.. _plan.Where(target => target.Status == status)];
}
