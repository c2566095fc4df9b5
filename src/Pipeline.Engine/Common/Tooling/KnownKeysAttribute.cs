namespace Nuke.Common.Tooling;

/// <summary>Has methods written for known keys of a dictionary.</summary>
/// <param name="dictionary">The property.</param>
/// <param name="keys">A class with a property for each key.</param>
[AttributeUsage(AttributeTargets.Interface)]
internal sealed class KnownKeysAttribute(string dictionary, Type keys) : Attribute
{
    public string Dictionary { get; } = dictionary;

    public Type Keys { get; } = keys;
}
