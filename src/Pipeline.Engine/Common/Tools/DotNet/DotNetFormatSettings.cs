using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>How <c>dotnet format</c> is called.</summary>
[Command(Type = typeof(DotNetTasks), Command = nameof(DotNetTasks.DotNetFormat), Arguments = "format")]
public class DotNetFormatSettings : ToolOptions, IMSBuildPropertyOptions
{
    /// <summary>The project or solution; null is the one in the current folder.</summary>
    [Argument(Format = "{value}", Position = 1)]
    public string? Project => Get<string?>(() => Project);

    /// <summary>The lowest severity that is repaired.</summary>
    [Argument(Format = "--severity {value}")]
    public DotNetFormatSeverity? Severity => Get<DotNetFormatSeverity?>(() => Severity);

    /// <summary>True leaves out the restore.</summary>
    [Argument(Format = "--no-restore")]
    public bool? NoRestore => Get<bool?>(() => NoRestore);

    /// <summary>True changes nothing and fails when something would be.</summary>
    [Argument(Format = "--verify-no-changes")]
    public bool? VerifyNoChanges => Get<bool?>(() => VerifyNoChanges);

    /// <summary>Only these files and folders.</summary>
    [Argument(Format = "--include {value}")]
    public IReadOnlyList<string>? Include => Get<List<string>?>(() => Include);

    /// <summary>Not these files and folders.</summary>
    [Argument(Format = "--exclude {value}")]
    public IReadOnlyList<string>? Exclude => Get<List<string>?>(() => Exclude);

    /// <summary>True also looks at generated files.</summary>
    [Argument(Format = "--include-generated")]
    public bool? IncludeGenerated => Get<bool?>(() => IncludeGenerated);

    /// <summary>How much is written.</summary>
    [Argument(Format = "--verbosity {value}")]
    public DotNetVerbosity? Verbosity => Get<DotNetVerbosity?>(() => Verbosity);

    /// <summary>The binary log's file.</summary>
    [Argument(Format = "--binarylog {value}")]
    public string? BinaryLog => Get<string?>(() => BinaryLog);

    /// <summary>The folder of the report.</summary>
    [Argument(Format = "--report {value}")]
    public string? Report => Get<string?>(() => Report);

    /// <summary>MSBuild properties. Their values are handed over as they are: <see cref="DotNetTasks.EscapeMSBuild"/> keeps what MSBuild reads as its own.</summary>
    [Argument(Format = "--property:{key}={value}")]
    public IReadOnlyDictionary<string, object>? Properties => Get<Dictionary<string, object>?>(() => Properties);
}
