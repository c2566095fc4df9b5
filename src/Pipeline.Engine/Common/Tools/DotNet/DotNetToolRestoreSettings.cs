using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>How <c>dotnet tool restore</c> is called.</summary>
[Command(Type = typeof(DotNetTasks), Command = nameof(DotNetTasks.DotNetToolRestore), Arguments = "tool restore")]
public class DotNetToolRestoreSettings : ToolOptions
{
    /// <summary>The NuGet configuration.</summary>
    [Argument(Format = "--configfile {value}")]
    public string? ConfigFile => Get<string?>(() => ConfigFile);

    /// <summary>The package sources.</summary>
    [Argument(Format = "--add-source {value}")]
    public IReadOnlyList<string>? Sources => Get<List<string>?>(() => Sources);

    /// <summary>The manifest file.</summary>
    [Argument(Format = "--tool-manifest {value}")]
    public string? ToolManifest => Get<string?>(() => ToolManifest);

    /// <summary>True restores one project after another.</summary>
    [Argument(Format = "--disable-parallel")]
    public bool? DisableParallel => Get<bool?>(() => DisableParallel);

    /// <summary>True goes on without package sources that do not answer.</summary>
    [Argument(Format = "--ignore-failed-sources")]
    public bool? IgnoreFailedSources => Get<bool?>(() => IgnoreFailedSources);

    /// <summary>True takes nothing from the HTTP cache.</summary>
    [Argument(Format = "--no-cache")]
    public bool? NoCache => Get<bool?>(() => NoCache);

    /// <summary>True may ask a person.</summary>
    [Argument(Format = "--interactive")]
    public bool? Interactive => Get<bool?>(() => Interactive);
}
