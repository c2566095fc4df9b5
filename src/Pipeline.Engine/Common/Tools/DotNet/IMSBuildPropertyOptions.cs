using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Options of a command that takes MSBuild properties.</summary>
[KnownKeys(nameof(Properties), typeof(MSBuildProperties))]
public interface IMSBuildPropertyOptions : IOptions
{
    /// <summary>MSBuild properties.</summary>
    IReadOnlyDictionary<string, object>? Properties { get; }
}
