using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>How <c>dotnet msbuild</c> is called.</summary>
[Command(Type = typeof(DotNetTasks), Command = nameof(DotNetTasks.DotNetMSBuild), Arguments = "msbuild")]
public class DotNetMSBuildSettings : ToolOptions, IMSBuildPropertyOptions
{
    /// <summary>The project or solution; null is the one in the current folder.</summary>
    [Argument(Format = "{value}", Position = 1)]
    public string? TargetPath => Get<string?>(() => TargetPath);

    /// <summary>True says at the end how the work was spread.</summary>
    [Argument(Format = "/detailedsummary")]
    public bool? DetailedSummary => Get<bool?>(() => DetailedSummary);

    /// <summary>How many projects are built at once.</summary>
    [Argument(Format = "/maxcpucount:{value}")]
    public int? MaxCpuCount => Get<int?>(() => MaxCpuCount);

    /// <summary>True leaves the worker processes for the next build.</summary>
    [Argument(Format = "/nodeReuse:{value}")]
    public bool? NodeReuse => Get<bool?>(() => NodeReuse);

    /// <summary>True leaves out the heading.</summary>
    [Argument(Format = "/nologo")]
    public bool? NoLogo => Get<bool?>(() => NoLogo);

    /// <summary>True restores first.</summary>
    [Argument(Format = "/restore")]
    public bool? Restore => Get<bool?>(() => Restore);

    /// <summary>The targets.</summary>
    [Argument(Format = "/target:{value}", Separator = ";")]
    public IReadOnlyList<string>? Targets => Get<List<string>?>(() => Targets);

    /// <summary>How much is written.</summary>
    [Argument(Format = "/verbosity:{value}")]
    public DotNetVerbosity? Verbosity => Get<DotNetVerbosity?>(() => Verbosity);

    /// <summary>The loggers.</summary>
    [Argument(Format = "/logger:{value}")]
    public IReadOnlyList<string>? Loggers => Get<List<string>?>(() => Loggers);

    /// <summary>True writes nothing to the console.</summary>
    [Argument(Format = "/noconsolelogger")]
    public bool? NoConsoleLogger => Get<bool?>(() => NoConsoleLogger);

    /// <summary>The configuration, for example <c>Release</c>.</summary>
    [Argument(Format = "/property:Configuration={value}")]
    public string? Configuration => Get<string?>(() => Configuration);

    /// <summary>True builds along the graph of projects.</summary>
    [Argument(Format = "/graphBuild")]
    public bool? GraphBuild => Get<bool?>(() => GraphBuild);

    /// <summary>The binary log's file.</summary>
    [Argument(Format = "-bl:{value}")]
    public string? BinaryLog => Get<string?>(() => BinaryLog);

    /// <summary>MSBuild properties. Their values are handed over as they are: <see cref="DotNetTasks.EscapeMSBuild"/> keeps what MSBuild reads as its own.</summary>
    [Argument(Format = "/property:{key}={value}")]
    public IReadOnlyDictionary<string, object>? Properties => Get<Dictionary<string, object>?>(() => Properties);
}
