namespace Nuke.Common.Tooling;

/// <summary>Joins the values of a known key.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SeparatorAttribute(string separator) : Attribute
{
    public string Separator { get; } = separator;
}
