using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>How <c>dotnet tool uninstall</c> is called.</summary>
[Command(Type = typeof(DotNetTasks), Command = nameof(DotNetTasks.DotNetToolUninstall), Arguments = "tool uninstall")]
public class DotNetToolUninstallSettings : ToolOptions
{
    /// <summary>The package.</summary>
    [Argument(Format = "{value}", Position = 1)]
    public string? PackageName => Get<string?>(() => PackageName);

    /// <summary>True means the tools of the user.</summary>
    [Argument(Format = "--global")]
    public bool? Global => Get<bool?>(() => Global);

    /// <summary>The folder with the tools that is meant.</summary>
    [Argument(Format = "--tool-path {value}")]
    public string? ToolInstallationPath => Get<string?>(() => ToolInstallationPath);

    /// <summary>How much is written.</summary>
    [Argument(Format = "--verbosity {value}")]
    public DotNetVerbosity? Verbosity => Get<DotNetVerbosity?>(() => Verbosity);
}
