using Nuke.Common.CI;
using Nuke.Common.Execution;
using Nuke.Common.IO;

namespace Nuke.Common;

public abstract partial class NukeBuild
{
    private static Verbosity? _verbosity;
    private static Host? _host;

    /// <summary>The folder that has the <c>.nuke</c> folder: the nearest from the current folder upwards, or the one given.</summary>
    [Parameter("The root folder; without it the nearest folder upwards that has a .nuke folder.", Name = "Root")]
    public static AbsolutePath RootDirectory => BuildSession.Current.Root;

    /// <summary>The folder <c>.nuke/temp</c>, which git ignores.</summary>
    public static AbsolutePath TemporaryDirectory => (RootDirectory / ".nuke" / "temp").CreateDirectory();

    /// <summary>The assembly of the build; null when the process is none.</summary>
    public static AbsolutePath? BuildAssemblyFile => BuildSession.Current.AssemblyFile;

    /// <summary>The folder of the build's assembly.</summary>
    public static AbsolutePath? BuildAssemblyDirectory => BuildAssemblyFile?.Parent;

    /// <summary>The folder of the build's project, null when there is none.</summary>
    public static AbsolutePath? BuildProjectDirectory => BuildProjectFile?.Parent;

    /// <summary>The build's project: the only one in the nearest folder around the assembly; null when there is none.</summary>
    public static AbsolutePath? BuildProjectFile => BuildSession.Current.Project;

    /// <summary>How much the build writes. Default: <see cref="Verbosity.Normal"/>.</summary>
    [Parameter("How much is written. Default: Normal.")]
    public static Verbosity Verbosity
    {
        get => _verbosity ??= BuildSession.Current.Parameters.GetValue<Verbosity?>(nameof(Verbosity)) ?? Verbosity.Normal;
        set => _verbosity = value;
    }

    /// <summary>Where the build runs. Default: found by itself.</summary>
    [Parameter("Where the build runs. Default: found by itself.")]
    public static Host Host
    {
        get => _host ??= BuildSession.Current.Parameters.GetValue<Host>(nameof(Host)) ?? Host.Default;
        set => _host = value;
    }

    /// <summary>The profiles whose parameter files are read, the last one first.</summary>
    [Parameter("The profiles to load: .nuke/parameters.<profile>.json, the last one wins.", Name = "Profile")]
    public static string[] LoadedLocalProfiles => [.. BuildSession.Current.Profiles];

    /// <summary>True when a person runs the build.</summary>
    public static bool IsLocalBuild => !IsServerBuild;

    /// <summary>True when a build server runs the build.</summary>
    public static bool IsServerBuild => Host is IBuildServer;
}
