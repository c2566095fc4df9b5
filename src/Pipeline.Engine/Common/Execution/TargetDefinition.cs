using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Nuke.Common.Utilities;

namespace Nuke.Common.Execution;

/// <summary>Collects what a target's delegate says about it. Mistakes are collected too, so that all of a build's are told at once.</summary>
internal sealed partial class TargetDefinition(ExecutableTarget target, INukeBuild build, Stack<PropertyInfo> bases, ICollection<string> problems) : ITargetDefinition
{
    public ITargetDefinition Description(string description)
    {
        target.Description = description;
        return this;
    }

    public ITargetDefinition Executes(params Action[] actions)
    {
        foreach (var action in actions)
        {
            target.Steps.Add(() =>
            {
                action();
                return Task.CompletedTask;
            });
        }

        return this;
    }

    public ITargetDefinition Executes<T>(Func<T> action)
    {
        target.Steps.Add(() => AsTask(action()));
        return this;
    }

    public ITargetDefinition Executes(Func<Task> action)
    {
        target.Steps.Add(action);
        return this;
    }

    public ITargetDefinition Requires<T>(Expression<Func<T?>> parameterRequirement, params Expression<Func<T?>>[] parameterRequirements)
        where T : class => Require(parameterRequirement, parameterRequirements);

    public ITargetDefinition Requires<T>(Expression<Func<T?>> parameterRequirement, params Expression<Func<T?>>[] parameterRequirements)
        where T : struct => Require(parameterRequirement, parameterRequirements);

    public ITargetDefinition Requires(Expression<Func<bool>> requirement, params Expression<Func<bool>>[] requirements) => Require(requirement, requirements);

    public ITargetDefinition OnlyWhenDynamic(Func<bool> condition, [CallerArgumentExpression("condition")] string? conditionExpression = null)
    {
        target.DynamicConditions.Add((ConditionText(conditionExpression), condition));
        return this;
    }

    public ITargetDefinition OnlyWhenStatic(Func<bool> condition, [CallerArgumentExpression("condition")] string? conditionExpression = null)
    {
        target.StaticConditions.Add((ConditionText(conditionExpression), condition));
        return this;
    }

    public ITargetDefinition WhenSkipped(DependencyBehavior dependencyBehavior)
    {
        target.DependencyBehavior = dependencyBehavior;
        return this;
    }

    public ITargetDefinition AssuredAfterFailure()
    {
        target.AssuredAfterFailure = true;
        return this;
    }

    public ITargetDefinition ProceedAfterFailure()
    {
        target.ProceedAfterFailure = true;
        return this;
    }

    public ITargetDefinition Unlisted()
    {
        target.Listed = false;
        return this;
    }

    public ITargetDefinition Partition(int size)
    {
        if (size < 2)
            problems.Add($"Target {target.MemberName} is split into {size} parts; Partition needs at least 2.");
        target.PartitionSize = size;
        return this;
    }

    public ITargetDefinition Base()
    {
        if (bases.TryPop(out var property))
            return Inherit(NonVirtual.Read<Target>(property, build));
        problems.Add($"Target {target.MemberName} calls Base, but no base class declares it. Use Inherit<T> for the default of an interface.");
        return this;
    }

    public ITargetDefinition Inherit(params Target[] targets)
    {
        foreach (var one in targets)
            one(this);
        return this;
    }

    public ITargetDefinition Inherit<T>(params Expression<Func<T, Target>>[] targets)
    {
        if (!Has<T>("inherits from"))
            return this;
        var properties = targets.Length > 0 ? [.. targets.Select(one => (PropertyInfo)one.GetMemberInfo())] : SingleTarget<T>(typeof(Target));
        return Inherit([.. properties.Select(property => NonVirtual.Read<Target>(property, build))]);
    }

    private static string ConditionText(string? expression)
    {
        var text = string.Join(' ', (expression ?? "a condition").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.StartsWith("() =>", StringComparison.Ordinal) ? text["() =>".Length..].TrimStart() : text;
    }

    private static Task AsTask<T>(T result) => result switch
    {
        Task task => task,
        ValueTask task => task.AsTask(),
        not null when typeof(T).IsGenericType && typeof(T).GetGenericTypeDefinition() == typeof(ValueTask<>) => (Task)typeof(T).GetMethod(nameof(ValueTask.AsTask))!.Invoke(result, null)!,
        _ => Task.CompletedTask,
    };

    private TargetDefinition Require(LambdaExpression requirement, IEnumerable<LambdaExpression> more)
    {
        target.DelegateRequirements.Add(requirement);
        target.DelegateRequirements.AddRange(more);
        return this;
    }
}
