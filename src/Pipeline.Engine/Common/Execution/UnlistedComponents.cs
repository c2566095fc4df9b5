using System.Reflection;

namespace Nuke.Common.Execution;

/// <summary>The components that a build could list: the public interfaces with targets of the assemblies that it is made of.</summary>
internal static class UnlistedComponents
{
    /// <summary>Those that declare a target of this name, which ignores case and dashes.</summary>
    public static IReadOnlyList<string> With(string target)
    {
        var name = ParameterName.Normalize(target);
        return
        [
            .. AppDomain.CurrentDomain.GetAssemblies()
                .Where(assembly => !assembly.IsDynamic && (assembly == typeof(INukeBuild).Assembly || Uses(assembly, typeof(INukeBuild).Assembly)))
                .SelectMany(assembly => assembly.GetExportedTypes())
                .Where(type => type.IsInterface && typeof(INukeBuild).IsAssignableFrom(type) && type.GetProperties().Any(property => property.PropertyType == typeof(Target) && ParameterName.Normalize(property.Name) == name))
                .Select(type => type.Name)
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
    }

    private static bool Uses(Assembly assembly, Assembly other) => assembly.GetReferencedAssemblies().Any(reference => reference.Name == other.GetName().Name);
}
