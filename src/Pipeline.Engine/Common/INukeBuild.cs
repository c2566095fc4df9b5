using System.Linq.Expressions;
using Nuke.Common.CI;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.Tooling;

namespace Nuke.Common;

/// <summary>A build as its components see it. Only subclasses of <see cref="NukeBuild"/> implement it.</summary>
public interface INukeBuild
{
    /// <summary>Adds facts to the running target's line of the closing table.</summary>
    void ReportSummary(Configure<Dictionary<string, string>>? configurator = null);

    internal IReadOnlyCollection<ExecutableTarget> ExecutableTargets { get; }

    /// <summary>The targets of this run in the order in which they are started.</summary>
    IReadOnlyCollection<ExecutableTarget> ExecutionPlan { get; }

    /// <summary>The targets that were asked for.</summary>
    IReadOnlyCollection<ExecutableTarget> InvokedTargets { get; }

    /// <summary>The targets that were skipped.</summary>
    IReadOnlyCollection<ExecutableTarget> SkippedTargets { get; }

    /// <summary>The targets that are still to run.</summary>
    IReadOnlyCollection<ExecutableTarget> ScheduledTargets { get; }

    /// <summary>The targets that run at this moment.</summary>
    IReadOnlyCollection<ExecutableTarget> RunningTargets { get; }

    /// <summary>The targets that were stopped while they ran.</summary>
    IReadOnlyCollection<ExecutableTarget> AbortedTargets { get; }

    /// <summary>The targets that failed.</summary>
    IReadOnlyCollection<ExecutableTarget> FailedTargets { get; }

    /// <summary>The targets that succeeded.</summary>
    IReadOnlyCollection<ExecutableTarget> SucceededTargets { get; }

    /// <summary>The targets that failed or succeeded.</summary>
    IReadOnlyCollection<ExecutableTarget> FinishedTargets { get; }

    /// <summary>True until a target fails, is stopped, or does not get its turn.</summary>
    bool IsSucceeding { get; }

    /// <summary>The opposite of <see cref="IsSucceeding"/>.</summary>
    bool IsFailing { get; }

    /// <summary>True when nothing runs and nothing is scheduled.</summary>
    bool IsFinished { get; }

    /// <summary>The exit code of the process; null (the default) lets the result decide: 0 on success, -1 on failure.</summary>
    int? ExitCode { get; set; }

    /// <summary>The folder that has the <c>.nuke</c> folder.</summary>
    AbsolutePath RootDirectory { get; }

    /// <summary>The folder <c>.nuke/temp</c>, which git ignores.</summary>
    AbsolutePath TemporaryDirectory { get; }

    /// <summary>The assembly of the build.</summary>
    AbsolutePath? BuildAssemblyFile { get; }

    /// <summary>The folder of the build's assembly.</summary>
    AbsolutePath? BuildAssemblyDirectory { get; }

    /// <summary>The folder of the build's project, null when there is none.</summary>
    AbsolutePath? BuildProjectDirectory { get; }

    /// <summary>The build's project, null when there is none.</summary>
    AbsolutePath? BuildProjectFile { get; }

    /// <summary>How much the build writes.</summary>
    Verbosity Verbosity { get; }

    /// <summary>Where the build runs.</summary>
    Host Host { get; }

    /// <summary>True when only the plan is shown.</summary>
    bool Plan { get; }

    /// <summary>True when only the help is shown.</summary>
    bool Help { get; }

    /// <summary>True when the heading is left out.</summary>
    bool NoLogo { get; }

    /// <summary>True when a person runs the build.</summary>
    bool IsLocalBuild { get; }

    /// <summary>True when a build server runs the build.</summary>
    bool IsServerBuild { get; }

    /// <summary>True when targets that succeeded in the previous, equal run are left out.</summary>
    bool Continue { get; }

    /// <summary>The part of a partitioned target that this run is.</summary>
    Partition Partition { get; }

    /// <summary>Gives the value of a component's member that has an injection attribute; null when it has none. Values are kept, null is not.</summary>
    /// <param name="parameterExpression">The member, as <c>() => Member</c>.</param>
    T? TryGetValue<T>(Expression<Func<T?>> parameterExpression)
        where T : class;

    /// <inheritdoc cref="TryGetValue{T}(Expression{Func{T}})"/>
    T? TryGetValue<T>(Expression<Func<object?>> parameterExpression);
}
