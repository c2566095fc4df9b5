namespace Nuke.Common.Tooling;

/// <summary>Names the method of a tool that quotes values instead of double quotes around those with spaces.</summary>
[AttributeUsage(AttributeTargets.Class)]
public class ArgumentEscapeAttribute : Attribute
{
    /// <summary>Where the method is; null is the options' type.</summary>
    public Type? Type { get; set; }

    /// <summary>The method: it takes the value's text and its <see cref="System.Reflection.PropertyInfo"/>.</summary>
    public string Method { get; set; } = "";
}
