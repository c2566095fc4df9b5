namespace Nuke.Common.Tooling;

/// <summary>A build that needs a tool in a version. Says so, asks for nothing.</summary>
public interface IRequireToolWithVersion;
