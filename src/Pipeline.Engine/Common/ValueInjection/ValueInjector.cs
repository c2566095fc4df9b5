using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using Nuke.Common.Execution;
using Nuke.Common.Utilities;

namespace Nuke.Common.ValueInjection;

/// <summary>Gives the members of a build their values.</summary>
internal static class ValueInjector
{
    private static readonly ConcurrentDictionary<MemberInfo, object> Known = new();

    public static T? TryGetValue<T>(LambdaExpression expression)
    {
        var member = expression.GetMemberInfo();
        if (Known.TryGetValue(member, out var known))
            return (T)known;
        var attribute = member.GetCustomAttribute<ValueInjectionAttributeBase>()
            ?? throw new BuildException($"{member.DeclaringType?.Name}.{member.Name} has no attribute that gives it a value. Mark it with [Parameter] or another one.");
        var instance = expression.GetTarget();
        attribute.Build = (instance as INukeBuild)!;
        var value = attribute.TryGetValue(member, instance);
        if (value is null)
            return default;
        return (T)Known.GetOrAdd(member, value);
    }

    /// <summary>Sets the plain parameters of the build class; those of components are read when they are asked for.</summary>
    /// <exception cref="BuildException">Names every value that does not fit.</exception>
    public static void InjectParameters(NukeBuild build)
    {
        var problems = new List<string>();
        foreach (var (member, attribute) in Marked(build).Where(one => one.Attribute.GetType() == typeof(ParameterAttribute)))
        {
            try
            {
                Inject(build, member, attribute);
            }
            catch (BuildException exception)
            {
                problems.Add(exception.Message);
            }
        }

        if (problems.Count > 0)
            throw new BuildException(problems);
    }

    /// <summary>Sets the members with other attributes, the ones on demand only when a planned target requires them.</summary>
    public static void InjectOthers(NukeBuild build, IReadOnlyCollection<ExecutableTarget> plan)
    {
        var allOnDemand = build.GetType().IsDefined(typeof(OnDemandValueInjectionAttribute), inherit: true);
        var required = plan.SelectMany(target => target.DelegateRequirements)
            .Where(requirement => requirement is not Expression<Func<bool>>)
            .Select(requirement => requirement.GetMemberInfo().Name)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var (member, attribute) in Marked(build).Where(one => one.Attribute.GetType() != typeof(ParameterAttribute)))
        {
            if ((allOnDemand || member.Info.IsDefined(typeof(OnDemandAttribute))) && !required.Contains(member.Name))
                continue;
            Inject(build, member, attribute);
        }
    }

    /// <summary>All members that an attribute gives a value, those of components included.</summary>
    public static IEnumerable<InjectedMember> Find(Type buildType) =>
        Member.Of(buildType)
            .Select(member => member.Info.GetCustomAttribute<ValueInjectionAttributeBase>() is { } attribute ? new InjectedMember(member, attribute) : null)
            .OfType<InjectedMember>();

    private static IEnumerable<InjectedMember> Marked(NukeBuild build) =>
        Find(build.GetType()).Where(one => !one.Member.IsOfComponent && IsInjected(one.Member)).OrderByDescending(one => one.Attribute.Priority);

    // Of the base class only the plain switches; the others are lists of targets or read themselves when asked.
    private static bool IsInjected(Member member) =>
        member.Info.DeclaringType != typeof(NukeBuild)
        || member.Name is nameof(NukeBuild.Plan) or nameof(NukeBuild.Help) or nameof(NukeBuild.NoLogo) or nameof(NukeBuild.Continue) or nameof(NukeBuild.Partition);

    private static void Inject(NukeBuild build, Member member, ValueInjectionAttributeBase attribute)
    {
        attribute.Build = build;
        if (attribute.TryGetValue(member.Info, build) is not { } value)
            return;
        if (!member.ValueType.IsInstanceOfType(value))
            throw new BuildException($"{member} is a {member.ValueType.Name}, but {attribute.GetType().Name} gives a {value.GetType().Name}.");
        if (!member.TrySetValue(build, value))
            throw new BuildException($"{member} cannot be set. Make it a field or a property with a setter.");
    }
}
