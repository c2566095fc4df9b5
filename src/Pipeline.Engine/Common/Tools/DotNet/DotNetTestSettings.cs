using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>How <c>dotnet test</c> is called.</summary>
public class DotNetTestSettings : ToolOptions
{
    /// <summary>The project or solution; null is the one in the current folder.</summary>
    public string? ProjectFile { get; internal set; }

    /// <summary>The configuration, for example <c>Release</c>.</summary>
    public string? Configuration { get; internal set; }

    /// <summary>The target framework.</summary>
    public string? Framework { get; internal set; }

    /// <summary>The runtime identifier.</summary>
    public string? Runtime { get; internal set; }

    /// <summary>True leaves out the restore.</summary>
    public bool? NoRestore { get; internal set; }

    /// <summary>True leaves out the build.</summary>
    public bool? NoBuild { get; internal set; }

    /// <summary>True leaves out the heading.</summary>
    public bool? NoLogo { get; internal set; }

    /// <summary>Only the tests that fit the expression.</summary>
    public string? Filter { get; internal set; }

    /// <summary>The run settings.</summary>
    public string? SettingsFile { get; internal set; }

    /// <summary>Where the results go.</summary>
    public string? ResultsDirectory { get; internal set; }

    /// <summary>The data collector, for example <c>XPlat Code Coverage</c>.</summary>
    public string? DataCollector { get; internal set; }

    /// <summary>The loggers, for example <c>trx</c>.</summary>
    public IReadOnlyList<string> Loggers { get; internal set; } = [];

    /// <summary>How much MSBuild writes.</summary>
    public DotNetVerbosity? Verbosity { get; internal set; }

    /// <summary>MSBuild properties.</summary>
    public IReadOnlyDictionary<string, object> Properties { get; internal set; } = new Dictionary<string, object>();

    internal override void Write(ToolArguments arguments) => arguments
        .Add(["test", ProjectFile])
        .Add("--configuration", Configuration)
        .Add("--framework", Framework)
        .Add("--runtime", Runtime)
        .Add("--no-restore", NoRestore)
        .Add("--no-build", NoBuild)
        .Add("--nologo", NoLogo)
        .Add("--filter", Filter)
        .Add("--settings", SettingsFile)
        .Add("--results-directory", ResultsDirectory)
        .Add("--collect", DataCollector)
        .Add("--logger", Loggers)
        .Add("--verbosity", Verbosity)
        .AddProperties(Properties);
}
