namespace Nuke.Common;

/// <summary>Puts a prefix before the names of all parameters of a component.</summary>
/// <param name="prefix">The prefix; a trailing <c>Prefix</c> is dropped, so that <c>nameof</c> can be used.</param>
[AttributeUsage(AttributeTargets.Interface, AllowMultiple = false, Inherited = false)]
public class ParameterPrefixAttribute(string prefix) : Attribute
{
    /// <summary>The prefix.</summary>
    public string Prefix { get; } = prefix.EndsWith("Prefix", StringComparison.Ordinal) ? prefix[..^"Prefix".Length] : prefix;
}
