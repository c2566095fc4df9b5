using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>How <c>dotnet build</c> is called.</summary>
[Command(Type = typeof(DotNetTasks), Command = nameof(DotNetTasks.DotNetBuild), Arguments = "build")]
public class DotNetBuildSettings : ToolOptions, IMSBuildPropertyOptions
{
    /// <summary>The project or solution; null is the one in the current folder.</summary>
    [Argument(Format = "{value}", Position = 1)]
    public string? ProjectFile => Get<string?>(() => ProjectFile);

    /// <summary>The configuration, for example <c>Release</c>.</summary>
    [Argument(Format = "--configuration {value}")]
    public string? Configuration => Get<string?>(() => Configuration);

    /// <summary>The target framework.</summary>
    [Argument(Format = "--framework {value}")]
    public string? Framework => Get<string?>(() => Framework);

    /// <summary>True compiles everything anew.</summary>
    [Argument(Format = "--no-incremental")]
    public bool? NoIncremental => Get<bool?>(() => NoIncremental);

    /// <summary>True leaves out the restore.</summary>
    [Argument(Format = "--no-restore")]
    public bool? NoRestore => Get<bool?>(() => NoRestore);

    /// <summary>Where the results go.</summary>
    [Argument(Format = "--output {value}")]
    public string? OutputDirectory => Get<string?>(() => OutputDirectory);

    /// <summary>True takes the runtime along, false never does.</summary>
    [Argument(Format = "--self-contained {value}")]
    public bool? SelfContained => Get<bool?>(() => SelfContained);

    /// <summary>The runtime identifier.</summary>
    [Argument(Format = "--runtime {value}")]
    public string? Runtime => Get<string?>(() => Runtime);

    /// <summary>How much is written.</summary>
    [Argument(Format = "--verbosity {value}")]
    public DotNetVerbosity? Verbosity => Get<DotNetVerbosity?>(() => Verbosity);

    /// <summary>The version's suffix.</summary>
    [Argument(Format = "--version-suffix {value}")]
    public string? VersionSuffix => Get<string?>(() => VersionSuffix);

    /// <summary>The loggers.</summary>
    [Argument(Format = "/logger:{value}")]
    public IReadOnlyList<string>? Loggers => Get<List<string>?>(() => Loggers);

    /// <summary>True writes nothing to the console.</summary>
    [Argument(Format = "/noconsolelogger")]
    public bool? NoConsoleLogger => Get<bool?>(() => NoConsoleLogger);

    /// <summary>True leaves out the heading.</summary>
    [Argument(Format = "--nologo")]
    public bool? NoLogo => Get<bool?>(() => NoLogo);

    /// <summary>The binary log's file.</summary>
    [Argument(Format = "-bl:{value}")]
    public string? BinaryLog => Get<string?>(() => BinaryLog);

    /// <summary>The folder below which all output goes, a folder for each project.</summary>
    [Argument(Format = "--artifacts-path {value}")]
    public string? ArtifactsPath => Get<string?>(() => ArtifactsPath);

    /// <summary>True restores one project after another.</summary>
    [Argument(Format = "--disable-parallel")]
    public bool? DisableParallel => Get<bool?>(() => DisableParallel);

    /// <summary>True restores also what is up to date.</summary>
    [Argument(Format = "--force")]
    public bool? Force => Get<bool?>(() => Force);

    /// <summary>True goes on without package sources that do not answer.</summary>
    [Argument(Format = "--ignore-failed-sources")]
    public bool? IgnoreFailedSources => Get<bool?>(() => IgnoreFailedSources);

    /// <summary>True takes nothing from the HTTP cache.</summary>
    [Argument(Format = "--no-cache")]
    public bool? NoCache => Get<bool?>(() => NoCache);

    /// <summary>True leaves out the projects that are referenced.</summary>
    [Argument(Format = "--no-dependencies")]
    public bool? NoDependencies => Get<bool?>(() => NoDependencies);

    /// <summary>Where packages are unpacked.</summary>
    [Argument(Format = "--packages {value}")]
    public string? PackageDirectory => Get<string?>(() => PackageDirectory);

    /// <summary>The package sources.</summary>
    [Argument(Format = "--source {value}")]
    public IReadOnlyList<string>? Sources => Get<List<string>?>(() => Sources);

    /// <summary>True writes and follows a lock file.</summary>
    [Argument(Format = "--use-lock-file")]
    public bool? UseLockFile => Get<bool?>(() => UseLockFile);

    /// <summary>True fails when the lock file would change.</summary>
    [Argument(Format = "--locked-mode")]
    public bool? LockedMode => Get<bool?>(() => LockedMode);

    /// <summary>The lock file's place.</summary>
    [Argument(Format = "--lock-file-path {value}")]
    public string? LockFilePath => Get<string?>(() => LockFilePath);

    /// <summary>True writes the lock file anew.</summary>
    [Argument(Format = "--force-evaluate")]
    public bool? ForceEvaluate => Get<bool?>(() => ForceEvaluate);

    /// <summary>MSBuild properties. Their values are handed over as they are: <see cref="DotNetTasks.EscapeMSBuild"/> keeps what MSBuild reads as its own.</summary>
    [Argument(Format = "--property:{key}={value}")]
    public IReadOnlyDictionary<string, object>? Properties => Get<Dictionary<string, object>?>(() => Properties);
}
