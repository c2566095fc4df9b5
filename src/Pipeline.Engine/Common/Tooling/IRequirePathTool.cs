namespace Nuke.Common.Tooling;

/// <summary>A build that needs a tool on PATH. Says so, asks for nothing.</summary>
public interface IRequirePathTool : IRequireTool;
