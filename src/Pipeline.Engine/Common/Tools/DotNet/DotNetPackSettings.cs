using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>How <c>dotnet pack</c> is called.</summary>
public class DotNetPackSettings : ToolOptions
{
    /// <summary>The project or solution; null is the one in the current folder.</summary>
    public string? Project { get; internal set; }

    /// <summary>The configuration, for example <c>Release</c>.</summary>
    public string? Configuration { get; internal set; }

    /// <summary>Where the results go.</summary>
    public string? OutputDirectory { get; internal set; }

    /// <summary>True leaves out the restore.</summary>
    public bool? NoRestore { get; internal set; }

    /// <summary>True leaves out the build.</summary>
    public bool? NoBuild { get; internal set; }

    /// <summary>True leaves out the heading.</summary>
    public bool? NoLogo { get; internal set; }

    /// <summary>True makes symbol packages too.</summary>
    public bool? IncludeSymbols { get; internal set; }

    /// <summary>The version's suffix.</summary>
    public string? VersionSuffix { get; internal set; }

    /// <summary>How much MSBuild writes.</summary>
    public DotNetVerbosity? Verbosity { get; internal set; }

    /// <summary>MSBuild properties.</summary>
    public IReadOnlyDictionary<string, object> Properties { get; internal set; } = new Dictionary<string, object>();

    internal override void Write(ToolArguments arguments) => arguments
        .Add(["pack", Project])
        .Add("--configuration", Configuration)
        .Add("--output", OutputDirectory)
        .Add("--no-restore", NoRestore)
        .Add("--no-build", NoBuild)
        .Add("--nologo", NoLogo)
        .Add("--include-symbols", IncludeSymbols)
        .Add("--version-suffix", VersionSuffix)
        .Add("--verbosity", Verbosity)
        .AddProperties(Properties);
}
