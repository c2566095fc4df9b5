using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>How <c>dotnet restore</c> is called.</summary>
public class DotNetRestoreSettings : ToolOptions
{
    /// <summary>The project or solution; null is the one in the current folder.</summary>
    public string? ProjectFile { get; internal set; }

    /// <summary>The runtime identifier.</summary>
    public string? Runtime { get; internal set; }

    /// <summary>The package sources instead of the configured ones.</summary>
    public IReadOnlyList<string> Sources { get; internal set; } = [];

    /// <summary>True goes on without package sources that do not answer.</summary>
    public bool? IgnoreFailedSources { get; internal set; }

    /// <summary>True fails when the lock file would change.</summary>
    public bool? LockedMode { get; internal set; }

    /// <summary>How much MSBuild writes.</summary>
    public DotNetVerbosity? Verbosity { get; internal set; }

    /// <summary>MSBuild properties.</summary>
    public IReadOnlyDictionary<string, object> Properties { get; internal set; } = new Dictionary<string, object>();

    internal override void Write(ToolArguments arguments) => arguments
        .Add(["restore", ProjectFile])
        .Add("--runtime", Runtime)
        .Add("--source", Sources)
        .Add("--ignore-failed-sources", IgnoreFailedSources)
        .Add("--locked-mode", LockedMode)
        .Add("--verbosity", Verbosity)
        .AddProperties(Properties);
}
