namespace Nuke.Common.Tooling;

/// <summary>The program is on PATH.</summary>
public class PathToolAttribute : ToolAttribute
{
    /// <summary>The program's name.</summary>
    public string Executable { get; set; } = "";

    internal override string GetToolPath(ToolOptions? options) => ToolPathResolver.GetPathExecutable(Executable);
}
