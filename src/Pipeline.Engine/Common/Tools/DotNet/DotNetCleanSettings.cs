using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>How <c>dotnet clean</c> is called.</summary>
[Command(Type = typeof(DotNetTasks), Command = nameof(DotNetTasks.DotNetClean), Arguments = "clean")]
public class DotNetCleanSettings : ToolOptions, IMSBuildPropertyOptions
{
    /// <summary>The project or solution; null is the one in the current folder.</summary>
    [Argument(Format = "{value}", Position = 1)]
    public string? Project => Get<string?>(() => Project);

    /// <summary>The configuration, for example <c>Release</c>.</summary>
    [Argument(Format = "--configuration {value}")]
    public string? Configuration => Get<string?>(() => Configuration);

    /// <summary>The target framework.</summary>
    [Argument(Format = "--framework {value}")]
    public string? Framework => Get<string?>(() => Framework);

    /// <summary>Where the results go.</summary>
    [Argument(Format = "--output {value}")]
    public string? Output => Get<string?>(() => Output);

    /// <summary>The runtime identifier.</summary>
    [Argument(Format = "--runtime {value}")]
    public string? Runtime => Get<string?>(() => Runtime);

    /// <summary>How much is written.</summary>
    [Argument(Format = "--verbosity {value}")]
    public DotNetVerbosity? Verbosity => Get<DotNetVerbosity?>(() => Verbosity);

    /// <summary>True leaves out the heading.</summary>
    [Argument(Format = "--nologo")]
    public bool? NoLogo => Get<bool?>(() => NoLogo);

    /// <summary>The folder below which all output goes, a folder for each project.</summary>
    [Argument(Format = "--artifacts-path {value}")]
    public string? ArtifactsPath => Get<string?>(() => ArtifactsPath);

    /// <summary>MSBuild properties. Their values are handed over as they are: <see cref="DotNetTasks.EscapeMSBuild"/> keeps what MSBuild reads as its own.</summary>
    [Argument(Format = "--property:{key}={value}")]
    public IReadOnlyDictionary<string, object>? Properties => Get<Dictionary<string, object>?>(() => Properties);
}
