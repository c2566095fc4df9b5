namespace Nuke.Common.Tooling;

/// <summary>A build that needs a tool of a package. Says so, asks for nothing.</summary>
public interface IRequireNuGetPackage : IRequireTool, IRequireToolWithVersion;
