using System.Diagnostics;
using System.Linq.Expressions;
using System.Reflection;

namespace Nuke.Common.Execution;

/// <summary>A target of a build, its relations, and where it stands.</summary>
[DebuggerDisplay("{Name} ({Status})")]
public class ExecutableTarget
{
    internal ExecutableTarget(string name, MemberInfo member, Delegate factory)
    {
        Name = name;
        Member = member;
        Factory = factory;
    }

    /// <summary>The member that holds the target.</summary>
    public MemberInfo Member { get; }

    /// <summary>The member's name.</summary>
    public string Name { get; }

    /// <summary>What it does, in one line; null when nobody said.</summary>
    public string? Description { get; internal set; }

    /// <summary>False leaves it out of the help.</summary>
    public bool Listed { get; internal set; } = true;

    /// <summary>The delegate, which is the target's identity.</summary>
    public Delegate Factory { get; }

    /// <summary>Conditions that are looked at right before the start.</summary>
    public List<(string Text, Func<bool> Delegate)> DynamicConditions { get; } = [];

    /// <summary>Conditions that are looked at as the build starts.</summary>
    public List<(string Text, Func<bool> Delegate)> StaticConditions { get; } = [];

    /// <summary>What becomes of the dependencies when it is skipped.</summary>
    public DependencyBehavior DependencyBehavior { get; internal set; }

    /// <summary>True when it runs after a failure too.</summary>
    public bool AssuredAfterFailure { get; internal set; }

    /// <summary>True when the build goes on after it failed.</summary>
    public bool ProceedAfterFailure { get; internal set; }

    /// <summary>What must be given or hold before the build starts.</summary>
    public List<LambdaExpression> DelegateRequirements { get; } = [];

    /// <summary>The targets that it needs.</summary>
    public List<ExecutableTarget> ExecutionDependencies { get; } = [];

    /// <summary>The targets that only come before it.</summary>
    public List<ExecutableTarget> OrderDependencies { get; } = [];

    /// <summary>The targets that trigger it.</summary>
    public List<ExecutableTarget> TriggerDependencies { get; } = [];

    /// <summary>The targets that it triggers.</summary>
    public List<ExecutableTarget> Triggers { get; } = [];

    /// <summary>All targets that come before it.</summary>
    public IReadOnlyCollection<ExecutableTarget> AllDependencies => [.. ExecutionDependencies.Concat(OrderDependencies).Concat(TriggerDependencies).Distinct()];

    /// <summary>The files of other targets that it reads.</summary>
    public Utilities.Collections.LookupTable<ExecutableTarget, string> ArtifactDependencies { get; } = new();

    /// <summary>The files that it makes.</summary>
    public List<string> ArtifactProducts { get; } = [];

    /// <summary>The number of parts; null when it is not split.</summary>
    public int? PartitionSize { get; internal set; }

    /// <summary>How long it has run.</summary>
    public TimeSpan Duration => Stopwatch.Elapsed;

    /// <summary>True when it runs if no target is named.</summary>
    public bool IsDefault { get; internal set; }

    /// <summary>Where it stands.</summary>
    public ExecutionStatus Status { get; internal set; }

    /// <summary>True when it was asked for by its name.</summary>
    public bool Invoked { get; internal set; }

    /// <summary>Facts for the closing table.</summary>
    public Dictionary<string, string> SummaryInformation { get; internal set; } = [];

    /// <summary>Why it was skipped, when not for a condition.</summary>
    public string? Skipped { get; internal set; }

    /// <summary>The text of the conditions that did not hold.</summary>
    public string? OnlyWhen { get; internal set; }

    internal Stopwatch Stopwatch { get; } = new();

    internal List<Func<Task>> Steps { get; } = [];

    /// <summary>Type and member, as a person would look for it.</summary>
    internal string MemberName => $"{Member.DeclaringType?.Name}.{Name}";
}
