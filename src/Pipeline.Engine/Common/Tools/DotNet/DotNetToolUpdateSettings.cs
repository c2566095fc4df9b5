using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>How <c>dotnet tool update</c> is called.</summary>
[Command(Type = typeof(DotNetTasks), Command = nameof(DotNetTasks.DotNetToolUpdate), Arguments = "tool update")]
public class DotNetToolUpdateSettings : ToolOptions
{
    /// <summary>The package.</summary>
    [Argument(Format = "{value}", Position = 1)]
    public string? PackageName => Get<string?>(() => PackageName);

    /// <summary>The package sources.</summary>
    [Argument(Format = "--add-source {value}")]
    public IReadOnlyList<string>? Sources => Get<List<string>?>(() => Sources);

    /// <summary>The NuGet configuration.</summary>
    [Argument(Format = "--configfile {value}")]
    public string? ConfigFile => Get<string?>(() => ConfigFile);

    /// <summary>The target framework.</summary>
    [Argument(Format = "--framework {value}")]
    public string? Framework => Get<string?>(() => Framework);

    /// <summary>True means the tools of the user.</summary>
    [Argument(Format = "--global")]
    public bool? Global => Get<bool?>(() => Global);

    /// <summary>The folder with the tools that is meant.</summary>
    [Argument(Format = "--tool-path {value}")]
    public string? ToolInstallationPath => Get<string?>(() => ToolInstallationPath);

    /// <summary>How much is written.</summary>
    [Argument(Format = "--verbosity {value}")]
    public DotNetVerbosity? Verbosity => Get<DotNetVerbosity?>(() => Verbosity);

    /// <summary>The version or range of versions.</summary>
    [Argument(Format = "--version {value}")]
    public string? Version => Get<string?>(() => Version);
}
