using System.Reflection;
using Nuke.Common.Execution;
using Nuke.Common.Utilities;
using Serilog;

namespace Nuke.Common.ValueInjection;

/// <summary>Base of attributes that give a member its value.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public abstract class ValueInjectionAttributeBase : Attribute
{
    /// <summary>The build.</summary>
    public INukeBuild Build { get; internal set; } = null!;

    /// <summary>Members with a higher number get their value first.</summary>
    public virtual int Priority => 0;

    /// <summary>True writes no warning when the value cannot be had.</summary>
    public virtual bool SuppressWarnings => false;

    /// <summary>The member's value, or null with a warning when it cannot be had.</summary>
    public object? TryGetValue(MemberInfo member, object? instance)
    {
        try
        {
            return GetValue(member, instance);
        }
        catch (Exception exception) when (exception is not BuildException)
        {
            if (!SuppressWarnings && member.GetCustomAttribute<OptionalAttribute>() is null)
                Log.Warning("The value of {Member} cannot be had: {Reason}", $"{member.DeclaringType?.Name}.{member.Name}", exception.Unwrap().Message);
            return null;
        }
    }

    /// <summary>The member's value; null when there is none.</summary>
    /// <param name="member">The field or property.</param>
    /// <param name="instance">The build.</param>
    public abstract object? GetValue(MemberInfo member, object? instance);

    /// <summary>The value of another member of the build.</summary>
    /// <exception cref="ArgumentException">There is no such member, or it has another type.</exception>
    protected T? GetMemberValue<T>(string memberName, object instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        var member = Member.Of(instance.GetType()).FirstOrDefault(one => one.Name == memberName)
            .NotNull($"'{instance.GetType().Name}' has no member '{memberName}'.");
        Assert.True(typeof(T).IsAssignableFrom(member.ValueType), $"'{instance.GetType().Name}.{memberName}' is a {member.ValueType.Name}, expected a {typeof(T).Name}.");
        return (T?)member.GetValue(instance);
    }

    /// <summary>The value of another member of the build; the default when <paramref name="memberName"/> is null.</summary>
    protected T? GetMemberValueOrNull<T>(string? memberName, object instance) => memberName is null ? default : GetMemberValue<T>(memberName, instance);
}
