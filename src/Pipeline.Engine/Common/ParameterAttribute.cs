using System.Reflection;
using Nuke.Common.Execution;
using Nuke.Common.ValueInjection;

namespace Nuke.Common;

/// <summary>Marks a member whose value comes from the command line, else the environment, else <c>.nuke/parameters.json</c>.</summary>
/// <param name="description">Says what the parameter is for; shown by <c>--help</c>.</param>
public class ParameterAttribute(string? description = null) : ValueInjectionAttributeBase
{
    /// <summary>Says what the parameter is for.</summary>
    public virtual string? Description { get; } = description;

    /// <summary>The name, when it is not the member's.</summary>
    public string? Name { get; set; }

    /// <summary>The character between the elements of an array given as one text; they may also be given one by one.</summary>
    public string? Separator { get; set; }

    /// <summary>False leaves the parameter out of <c>--help</c>. Default: true.</summary>
    public virtual bool List { get; set; } = true;

    /// <summary>The type that has <see cref="ValueProviderMember"/>; null is the build.</summary>
    public Type? ValueProviderType { get; set; }

    /// <summary>A member of type <c>IEnumerable&lt;string&gt;</c> with the values to choose from.</summary>
    public string? ValueProviderMember { get; set; }

    /// <inheritdoc/>
    public override object? GetValue(MemberInfo member, object? instance) => BuildSession.Current.Parameters.GetValue(member);

    /// <summary>The values to choose from; null (the default) takes them from the member's type.</summary>
    public virtual IEnumerable<(string, object)>? GetValueSet(MemberInfo member, object? instance) => null;
}
