using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>How <c>dotnet test</c> is called.</summary>
[Command(Type = typeof(DotNetTasks), Command = nameof(DotNetTasks.DotNetTest), Arguments = "test")]
public class DotNetTestSettings : ToolOptions
{
    /// <summary>The project or solution; null is the one in the current folder.</summary>
    [Argument(Format = "{value}", Position = 1)]
    public string? ProjectFile => Get<string?>(() => ProjectFile);

    /// <summary>Where test adapters are.</summary>
    [Argument(Format = "--test-adapter-path {value}")]
    public string? TestAdapterPath => Get<string?>(() => TestAdapterPath);

    /// <summary>The configuration, for example <c>Release</c>.</summary>
    [Argument(Format = "--configuration {value}")]
    public string? Configuration => Get<string?>(() => Configuration);

    /// <summary>The data collector, for example <c>XPlat Code Coverage</c>.</summary>
    [Argument(Format = "--collect {value}")]
    public string? DataCollector => Get<string?>(() => DataCollector);

    /// <summary>The file of the diagnostic log.</summary>
    [Argument(Format = "--diag {value}")]
    public string? DiagnosticsFile => Get<string?>(() => DiagnosticsFile);

    /// <summary>The target framework.</summary>
    [Argument(Format = "--framework {value}")]
    public string? Framework => Get<string?>(() => Framework);

    /// <summary>Only the tests that fit the expression.</summary>
    [Argument(Format = "--filter {value}")]
    public string? Filter => Get<string?>(() => Filter);

    /// <summary>The loggers, for example <c>trx</c>.</summary>
    [Argument(Format = "--logger {value}")]
    public IReadOnlyList<string>? Loggers => Get<List<string>?>(() => Loggers);

    /// <summary>True leaves out the build.</summary>
    [Argument(Format = "--no-build")]
    public bool? NoBuild => Get<bool?>(() => NoBuild);

    /// <summary>True leaves out the restore.</summary>
    [Argument(Format = "--no-restore")]
    public bool? NoRestore => Get<bool?>(() => NoRestore);

    /// <summary>Where the results go.</summary>
    [Argument(Format = "--output {value}")]
    public string? Output => Get<string?>(() => Output);

    /// <summary>Where the results go.</summary>
    [Argument(Format = "--results-directory {value}")]
    public string? ResultsDirectory => Get<string?>(() => ResultsDirectory);

    /// <summary>The run settings.</summary>
    [Argument(Format = "--settings {value}")]
    public string? SettingsFile => Get<string?>(() => SettingsFile);

    /// <summary>True lists the tests instead of running them.</summary>
    [Argument(Format = "--list-tests")]
    public bool? ListTests => Get<bool?>(() => ListTests);

    /// <summary>How much is written.</summary>
    [Argument(Format = "--verbosity {value}")]
    public DotNetVerbosity? Verbosity => Get<DotNetVerbosity?>(() => Verbosity);

    /// <summary>MSBuild properties. Their values are handed over as they are: <see cref="DotNetTasks.EscapeMSBuild"/> keeps what MSBuild reads as its own.</summary>
    [Argument(Format = "/property:{key}={value}")]
    public IReadOnlyDictionary<string, object>? Properties => Get<Dictionary<string, object>?>(() => Properties);

    /// <summary>True says which test was running when the process ended early.</summary>
    [Argument(Format = "--blame")]
    public bool? BlameMode => Get<bool?>(() => BlameMode);

    /// <summary>True writes a dump when the process crashes.</summary>
    [Argument(Format = "--blame-crash")]
    public bool? BlameCrash => Get<bool?>(() => BlameCrash);

    /// <summary>The kind of that dump: <c>full</c> or <c>mini</c>.</summary>
    [Argument(Format = "--blame-crash-dump-type {value}")]
    public string? BlameCrashDumpType => Get<string?>(() => BlameCrashDumpType);

    /// <summary>True writes a dump also when the process ends as it should.</summary>
    [Argument(Format = "--blame-crash-collect-always")]
    public bool? BlameCrashCollectAlways => Get<bool?>(() => BlameCrashCollectAlways);

    /// <summary>True writes a dump when a test takes too long.</summary>
    [Argument(Format = "--blame-hang")]
    public bool? BlameHang => Get<bool?>(() => BlameHang);

    /// <summary>The kind of that dump: <c>full</c>, <c>mini</c> or <c>none</c>.</summary>
    [Argument(Format = "--blame-hang-dump-type {value}")]
    public string? BlameHangDumpType => Get<string?>(() => BlameHangDumpType);

    /// <summary>How long a test may take, for example <c>90s</c>.</summary>
    [Argument(Format = "--blame-hang-timeout {value}")]
    public string? BlameHangTimeout => Get<string?>(() => BlameHangTimeout);

    /// <summary>Run settings by name.</summary>
    [Argument(Format = "-- {key}={value}", Position = -1, Separator = " ")]
    public IReadOnlyDictionary<string, object>? RunSettings => Get<Dictionary<string, object>?>(() => RunSettings);

    /// <summary>True leaves out the heading.</summary>
    [Argument(Format = "--nologo")]
    public bool? NoLogo => Get<bool?>(() => NoLogo);

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

    /// <summary>The runtime identifier.</summary>
    [Argument(Format = "--runtime {value}")]
    public string? Runtime => Get<string?>(() => Runtime);
}
