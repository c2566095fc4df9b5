using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>MSBuild properties that have methods of their own. What separates several values is escaped: MSBuild would read it as the end of the property
/// (learn.microsoft.com, "MSBuild special characters").</summary>
internal abstract class MSBuildProperties
{
    /// <summary>Whether analyzers run.</summary>
    public bool? RunCodeAnalysis { get; }

    /// <summary>The warnings that are not shown.</summary>
    [Separator("%3B")]
    public IReadOnlyList<int>? NoWarn { get; }

    /// <summary>The warnings that are errors.</summary>
    [Separator("%3B")]
    public IReadOnlyList<int>? WarningsAsErrors { get; }

    /// <summary>How many warnings there are.</summary>
    public int? WarningLevel { get; }

    /// <summary>Whether all warnings are errors.</summary>
    public bool? TreatWarningsAsErrors { get; }

    /// <summary>The assembly's version.</summary>
    public string? AssemblyVersion { get; }

    /// <summary>The file's version.</summary>
    public string? FileVersion { get; }

    /// <summary>The version as text.</summary>
    public string? InformationalVersion { get; }

    /// <summary>The package's name.</summary>
    public string? PackageId { get; }

    /// <summary>The version.</summary>
    public string? Version { get; }

    /// <summary>The version before its suffix.</summary>
    public string? VersionPrefix { get; }

    /// <summary>The package's authors.</summary>
    [Separator("%2C")]
    public IReadOnlyList<string>? Authors { get; }

    /// <summary>The package's title.</summary>
    public string? Title { get; }

    /// <summary>The package's description.</summary>
    public string? Description { get; }

    /// <summary>The copyright.</summary>
    public string? Copyright { get; }

    /// <summary>Whether a person must accept the license.</summary>
    public bool? PackageRequireLicenseAcceptance { get; }

    /// <summary>The license's address.</summary>
    public string? PackageLicenseUrl { get; }

    /// <summary>The project's address.</summary>
    public string? PackageProjectUrl { get; }

    /// <summary>The icon's address.</summary>
    public string? PackageIconUrl { get; }

    /// <summary>The package's tags.</summary>
    [Separator(" ")]
    public IReadOnlyList<string>? PackageTags { get; }

    /// <summary>The package's release notes.</summary>
    public string? PackageReleaseNotes { get; }

    /// <summary>The repository's address.</summary>
    public string? RepositoryUrl { get; }

    /// <summary>The repository's kind, for example <c>git</c>.</summary>
    public string? RepositoryType { get; }

    /// <summary>The symbol package's format.</summary>
    public DotNetSymbolPackageFormat? SymbolPackageFormat { get; }

    /// <summary>Whether native code is made ahead of time beside the portable one.</summary>
    public bool? PublishReadyToRun { get; }

    /// <summary>Whether everything becomes one file.</summary>
    public bool? PublishSingleFile { get; }

    /// <summary>Whether what is not used is left out.</summary>
    public bool? PublishTrimmed { get; }

    /// <summary>The publish profile.</summary>
    public string? PublishProfile { get; }

    /// <summary>The platform, for example <c>x64</c>.</summary>
    public string? Platform { get; }

    /// <summary>Whether a build server builds.</summary>
    public bool? ContinuousIntegrationBuild { get; }

    /// <summary>Whether paths of sources are the same on every machine.</summary>
    public bool? DeterministicSourcePaths { get; }

    /// <summary>Whether equal sources give equal assemblies.</summary>
    public bool? Deterministic { get; }
}
