namespace Nuke.Common.Tooling;

/// <summary>Says which command of a tool is called with the options of this class.</summary>
[AttributeUsage(AttributeTargets.Class)]
public class CommandAttribute : Attribute
{
    /// <summary>The tool, a class that derives from <see cref="ToolTasks"/>.</summary>
    public Type? Type { get; set; }

    /// <summary>The method of the tool.</summary>
    public string? Command { get; set; }

    /// <summary>The arguments that always come first.</summary>
    public string? Arguments { get; set; }
}
