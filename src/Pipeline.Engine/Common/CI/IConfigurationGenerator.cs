using Nuke.Common.Execution;
using Nuke.Common.IO;

namespace Nuke.Common.CI;

/// <summary>Generates the files of a build server from the build.</summary>
public interface IConfigurationGenerator
{
    /// <summary>Tells generators apart.</summary>
    string Id { get; }

    /// <summary>Its name for people.</summary>
    string DisplayName { get; }

    /// <summary>The build server's name.</summary>
    string HostName { get; }

    /// <summary>True when every local run brings the files up to date.</summary>
    bool AutoGenerate { get; }

    /// <summary>The build server.</summary>
    Type HostType { get; }

    /// <summary>The files it writes.</summary>
    IEnumerable<AbsolutePath> GeneratedFiles { get; }

    /// <summary>Writes the files.</summary>
    void Generate(IReadOnlyCollection<ExecutableTarget> executableTargets);

    /// <summary>Is called on the build server when the build is over.</summary>
    void SerializeState();
}
