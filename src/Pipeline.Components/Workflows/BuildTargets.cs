using System.Reflection;
using Nuke.Common;

namespace Pipeline.Components.Workflows;

/// <summary>The targets of a build, its own and those of its components.</summary>
internal static class BuildTargets
{
    /// <summary>Their names, in ordinal order.</summary>
    public static IReadOnlyList<string> Of(INukeBuild build)
    {
        var type = build.GetType();
        return
        [
            .. type.GetInterfaces().Append(type)
                .SelectMany(source => source.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
                .Where(property => property.PropertyType == typeof(Target))
                // An explicit implementation is named after its interface too.
                .Select(property => property.Name[(property.Name.LastIndexOf('.') + 1)..])
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
    }
}
