namespace Nuke.Common.Tooling;

/// <summary>Chooses the program of a tool.</summary>
public static class ToolOptionsWithFrameworkExtensions
{
    /// <inheritdoc cref="IToolOptionsWithFramework.Framework"/>
    public static T SetFramework<T>(this T o, string? v)
        where T : Options, IToolOptionsWithFramework => o.Modify(b => b.Set(() => o.Framework, v));
}
