using System.Reflection;
using Nuke.Common;

namespace Pipeline.Components.Values;

/// <summary>The members of a build that bear an attribute: those of the class, of its bases and of its components.</summary>
internal static class BuildMembers
{
    private const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>Fields and properties with <typeparamref name="TAttribute"/>, without those of the engine.</summary>
    public static IEnumerable<(MemberInfo Member, TAttribute Attribute)> With<TAttribute>(INukeBuild build)
        where TAttribute : Attribute =>
        from type in Bases(build.GetType()).Concat(build.GetType().GetInterfaces())
        where type != typeof(NukeBuild) && type != typeof(INukeBuild)
        from member in type.GetFields(Declared).Concat<MemberInfo>(type.GetProperties(Declared))
        let attribute = member.GetCustomAttribute<TAttribute>()
        where attribute is not null
        select (member, attribute);

    /// <summary>The type of a member's value; of a nullable one the type behind it.</summary>
    public static Type ValueType(MemberInfo member)
    {
        var type = (member as FieldInfo)?.FieldType ?? ((PropertyInfo)member).PropertyType;
        return Nullable.GetUnderlyingType(type) ?? type;
    }

    /// <summary>The member's value.</summary>
    public static object? ValueOf(MemberInfo member, INukeBuild build) => member is FieldInfo field ? field.GetValue(build) : ((PropertyInfo)member).GetValue(build);

    private static IEnumerable<Type> Bases(Type type)
    {
        for (var one = type; one is not null && one != typeof(object); one = one.BaseType!)
            yield return one;
    }
}
