using Nuke.Common.Tooling;
using System.Reflection;

namespace Nuke.Common.Execution;

/// <summary>The values to choose from for a parameter.</summary>
internal static class ParameterChoices
{
    /// <summary>Those that the attribute, its provider or the type gives; none when anything goes.</summary>
    public static IReadOnlyList<string> Of(ParameterAttribute parameter, Member member, NukeBuild build)
    {
        if (parameter.GetValueSet(member.Info, build) is { } set)
            return [.. set.Select(one => one.Item1)];
        if (parameter.ValueProviderMember is { } provider)
        {
            var source = Member.Of(parameter.ValueProviderType ?? build.GetType()).FirstOrDefault(one => one.Name == provider)
                ?? throw new BuildException($"{member} takes its values from '{provider}', which {(parameter.ValueProviderType ?? build.GetType()).Name} does not have.");
            return [.. (IEnumerable<string>?)source.GetValue(build) ?? []];
        }

        var type = ValueConverter.ElementType(member.ValueType) ?? member.ValueType;
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsEnum)
            return Enum.GetNames(type);
        if (type == typeof(Host))
            return [.. Host.Names];
        return type.IsSubclassOf(typeof(Enumeration))
            ? [.. type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.FieldType == type).Select(field => field.Name)]
            : [];
    }
}
