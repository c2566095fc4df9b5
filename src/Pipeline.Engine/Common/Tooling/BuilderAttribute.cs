namespace Nuke.Common.Tooling;

/// <summary>Says which property a method changes; for readers and tools.</summary>
[AttributeUsage(AttributeTargets.Method)]
public class BuilderAttribute : Attribute
{
    /// <summary>The options.</summary>
    public Type? Type { get; set; }

    /// <summary>The property.</summary>
    public string? Property { get; set; }
}
