namespace Nuke.Common.Tooling;

/// <summary>A build that needs a tool. Says so, asks for nothing.</summary>
public interface IRequireTool;
