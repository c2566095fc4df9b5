using System.Linq.Expressions;

namespace Nuke.Common;

/// <summary>Describes a target. Every method returns the same definition.</summary>
public partial interface ITargetDefinition
{
    /// <summary>Says in one line what the target does; shown by <c>--help</c>.</summary>
    ITargetDefinition Description(string description);

    /// <summary>Adds what the target does.</summary>
    ITargetDefinition Executes(params Action[] actions);

    /// <summary>Adds what the target does. A task that is returned is awaited and its failure is the target's.</summary>
    ITargetDefinition Executes<T>(Func<T> action);

    /// <summary>Adds what the target does, asynchronously.</summary>
    ITargetDefinition Executes(Func<Task> action);

    /// <summary>Names members marked with an injection attribute that must have a value before the build starts; a blank string is no value.</summary>
    ITargetDefinition Requires<T>(Expression<Func<T?>> parameterRequirement, params Expression<Func<T?>>[] parameterRequirements)
        where T : class;

    /// <inheritdoc cref="Requires{T}(Expression{Func{T}}, Expression{Func{T}}[])"/>
    ITargetDefinition Requires<T>(Expression<Func<T?>> parameterRequirement, params Expression<Func<T?>>[] parameterRequirements)
        where T : struct;

    /// <summary>Adds conditions that must hold before the build starts.</summary>
    ITargetDefinition Requires(Expression<Func<bool>> requirement, params Expression<Func<bool>>[] requirements);

    /// <summary>Runs the target even after another one failed.</summary>
    ITargetDefinition AssuredAfterFailure();

    /// <summary>Lets the build go on when this target fails; the build fails in the end all the same.</summary>
    ITargetDefinition ProceedAfterFailure();

    /// <summary>Leaves the target out of <c>--help</c> and completion.</summary>
    ITargetDefinition Unlisted();

    /// <summary>Takes over the definition that the overridden member of the base class gives.</summary>
    ITargetDefinition Base();

    /// <summary>Takes over the definitions of other targets.</summary>
    ITargetDefinition Inherit(params Target[] targets);

    /// <summary>Takes over the definition that <typeparamref name="T"/> gives by default, although the build overrides it.
    /// Without a selector <typeparamref name="T"/> must declare exactly one target.</summary>
    ITargetDefinition Inherit<T>(params Expression<Func<T, Target>>[] targets);

    /// <summary>Names the files that the target makes, as paths or patterns.</summary>
    ITargetDefinition Produces(params string[] artifacts);

    /// <summary>Names targets whose products this one reads.</summary>
    ITargetDefinition Consumes(params Target[] targets);

    /// <inheritdoc cref="Consumes(Target[])"/>
    ITargetDefinition Consumes<T>(params Func<T, Target>[] targets);

    /// <summary>Names the products of <paramref name="target"/> that this one reads.</summary>
    ITargetDefinition Consumes(Target target, params string[] artifacts);

    /// <inheritdoc cref="Consumes(Target, string[])"/>
    ITargetDefinition Consumes<T>(Func<T, Target> target, params string[] artifacts);

    /// <inheritdoc cref="Consumes(Target, string[])"/>
    ITargetDefinition Consumes<T>(params string[] artifacts);

    /// <summary>Splits the target into <paramref name="size"/> parts (at least 2) that a build server runs beside each other.</summary>
    ITargetDefinition Partition(int size);
}
