namespace Nuke.Common.Tooling;

/// <summary>Base of attributes that say where the program of a <see cref="ToolTasks"/> class is.</summary>
[AttributeUsage(AttributeTargets.Class)]
public abstract class ToolAttribute : Attribute
{
    internal abstract string GetToolPath(ToolOptions? options);
}
