using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace Nuke.Common.Execution;

/// <summary>A field or property of a build or of one of its components.</summary>
internal sealed class Member
{
    private const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    public Member(MemberInfo info)
    {
        Info = info;
        Name = ShortName(info);
    }

    public MemberInfo Info { get; }

    /// <summary>The name without the interface that an explicit implementation puts before it.</summary>
    public string Name { get; }

    public Type ValueType => (Info as FieldInfo)?.FieldType ?? ((PropertyInfo)Info).PropertyType;

    public bool IsOfComponent => Info.DeclaringType!.IsInterface;

    /// <summary>Type and name, as a person would look for it.</summary>
    public override string ToString() => $"{Info.DeclaringType!.Name}.{Name}";

    public object? GetValue(object? instance)
    {
        try
        {
            return Info is FieldInfo field ? field.GetValue(instance) : ((PropertyInfo)Info).GetValue(instance);
        }
        catch (TargetInvocationException exception) when (exception.InnerException is not null)
        {
            ExceptionDispatchInfo.Throw(exception.InnerException);
            throw;
        }
    }

    /// <summary>Sets the member; a property without setter through the field behind it. False when there is none.</summary>
    public bool TrySetValue(object instance, object? value)
    {
        var field = Info as FieldInfo;
        if (Info is PropertyInfo property)
        {
            if (property.CanWrite)
            {
                property.SetValue(instance, value);
                return true;
            }

            field = property.DeclaringType!.GetField($"<{property.Name}>k__BackingField", Declared);
        }

        field?.SetValue(instance, value);
        return field is not null;
    }

    public static string ShortName(MemberInfo info) => info.Name[(info.Name.LastIndexOf('.') + 1)..];

    /// <summary>The fields and properties of the class and its bases, most derived first, then those of its interfaces.</summary>
    public static IEnumerable<Member> Of(Type type)
    {
        for (var one = type; one is not null && one != typeof(object); one = one.BaseType)
        {
            foreach (var field in one.GetFields(Declared).Where(field => !field.IsDefined(typeof(CompilerGeneratedAttribute))))
                yield return new Member(field);
            foreach (var property in PropertiesOf(one))
                yield return property;
        }

        foreach (var property in type.GetInterfaces().SelectMany(PropertiesOf))
            yield return property;
    }

    private static IEnumerable<Member> PropertiesOf(Type type) =>
        type.GetProperties(Declared).Where(property => property.GetIndexParameters().Length == 0).Select(property => new Member(property));
}
