namespace Nuke.Common;

public partial interface ITargetDefinition
{
    /// <summary>Runs the given targets before this one.</summary>
    ITargetDefinition DependsOn(params Target[] targets);

    /// <summary>Runs the given targets before this one. Without a selector <typeparamref name="T"/> must have exactly one target.</summary>
    ITargetDefinition DependsOn<T>(params Func<T, Target>[] targets);

    /// <summary>Runs the given targets before this one. Does nothing when the build does not list <typeparamref name="T"/>.</summary>
    ITargetDefinition TryDependsOn<T>(params Func<T, Target>[] targets);

    /// <summary>Runs this target before the given ones, as their dependency.</summary>
    ITargetDefinition DependentFor(params Target[] targets);

    /// <summary>Runs this target before the given ones, as their dependency. Without a selector <typeparamref name="T"/> must have exactly one target.</summary>
    ITargetDefinition DependentFor<T>(params Func<T, Target>[] targets);

    /// <summary>Runs this target before the given ones, as their dependency. Does nothing when the build does not list <typeparamref name="T"/>.</summary>
    ITargetDefinition TryDependentFor<T>(params Func<T, Target>[] targets);

    /// <summary>Runs this target before the given ones when both run.</summary>
    ITargetDefinition Before(params Target[] targets);

    /// <summary>Runs this target before the given ones when both run. Without a selector <typeparamref name="T"/> must have exactly one target.</summary>
    ITargetDefinition Before<T>(params Func<T, Target>[] targets);

    /// <summary>Runs this target before the given ones when both run. Does nothing when the build does not list <typeparamref name="T"/>.</summary>
    ITargetDefinition TryBefore<T>(params Func<T, Target>[] targets);

    /// <summary>Runs this target after the given ones when both run.</summary>
    ITargetDefinition After(params Target[] targets);

    /// <summary>Runs this target after the given ones when both run. Without a selector <typeparamref name="T"/> must have exactly one target.</summary>
    ITargetDefinition After<T>(params Func<T, Target>[] targets);

    /// <summary>Runs this target after the given ones when both run. Does nothing when the build does not list <typeparamref name="T"/>.</summary>
    ITargetDefinition TryAfter<T>(params Func<T, Target>[] targets);

    /// <summary>Runs the given targets after this one.</summary>
    ITargetDefinition Triggers(params Target[] targets);

    /// <summary>Runs the given targets after this one. Without a selector <typeparamref name="T"/> must have exactly one target.</summary>
    ITargetDefinition Triggers<T>(params Func<T, Target>[] targets);

    /// <summary>Runs the given targets after this one. Does nothing when the build does not list <typeparamref name="T"/>.</summary>
    ITargetDefinition TryTriggers<T>(params Func<T, Target>[] targets);

    /// <summary>Runs this target after the given ones.</summary>
    ITargetDefinition TriggeredBy(params Target[] targets);

    /// <summary>Runs this target after the given ones. Without a selector <typeparamref name="T"/> must have exactly one target.</summary>
    ITargetDefinition TriggeredBy<T>(params Func<T, Target>[] targets);

    /// <summary>Runs this target after the given ones. Does nothing when the build does not list <typeparamref name="T"/>.</summary>
    ITargetDefinition TryTriggeredBy<T>(params Func<T, Target>[] targets);

    /// <summary>Runs the <see cref="Setup"/> of <typeparamref name="T"/> before this target and its <see cref="Cleanup"/> after it.</summary>
    ITargetDefinition DependsOnContext<T>()
        where T : INukeBuild;
}
