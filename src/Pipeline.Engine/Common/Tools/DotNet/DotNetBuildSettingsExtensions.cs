using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Sets how <c>dotnet build</c> is called.</summary>
public static class DotNetBuildSettingsExtensions
{
    /// <summary>Sets the project or solution.</summary>
    public static T SetProjectFile<T>(this T o, string? v)
        where T : DotNetBuildSettings => o.Change(options => options.ProjectFile = v);

    /// <summary>Goes back to the default of <see cref="DotNetBuildSettings.ProjectFile"/>.</summary>
    public static T ResetProjectFile<T>(this T o)
        where T : DotNetBuildSettings => o.SetProjectFile(null);

    /// <summary>Sets the configuration, for example <c>Release</c>.</summary>
    public static T SetConfiguration<T>(this T o, string? v)
        where T : DotNetBuildSettings => o.Change(options => options.Configuration = v);

    /// <summary>Goes back to the default of <see cref="DotNetBuildSettings.Configuration"/>.</summary>
    public static T ResetConfiguration<T>(this T o)
        where T : DotNetBuildSettings => o.SetConfiguration(null);

    /// <summary>Sets the target framework.</summary>
    public static T SetFramework<T>(this T o, string? v)
        where T : DotNetBuildSettings => o.Change(options => options.Framework = v);

    /// <summary>Goes back to the default of <see cref="DotNetBuildSettings.Framework"/>.</summary>
    public static T ResetFramework<T>(this T o)
        where T : DotNetBuildSettings => o.SetFramework(null);

    /// <summary>Sets the runtime identifier.</summary>
    public static T SetRuntime<T>(this T o, string? v)
        where T : DotNetBuildSettings => o.Change(options => options.Runtime = v);

    /// <summary>Goes back to the default of <see cref="DotNetBuildSettings.Runtime"/>.</summary>
    public static T ResetRuntime<T>(this T o)
        where T : DotNetBuildSettings => o.SetRuntime(null);

    /// <summary>Sets where the results go.</summary>
    public static T SetOutputDirectory<T>(this T o, string? v)
        where T : DotNetBuildSettings => o.Change(options => options.OutputDirectory = v);

    /// <summary>Goes back to the default of <see cref="DotNetBuildSettings.OutputDirectory"/>.</summary>
    public static T ResetOutputDirectory<T>(this T o)
        where T : DotNetBuildSettings => o.SetOutputDirectory(null);

    /// <summary>True leaves out the restore.</summary>
    public static T SetNoRestore<T>(this T o, bool? v)
        where T : DotNetBuildSettings => o.Change(options => options.NoRestore = v);

    /// <summary>Sets <see cref="DotNetBuildSettings.NoRestore"/>.</summary>
    public static T EnableNoRestore<T>(this T o)
        where T : DotNetBuildSettings => o.SetNoRestore(true);

    /// <summary>Unsets <see cref="DotNetBuildSettings.NoRestore"/>.</summary>
    public static T DisableNoRestore<T>(this T o)
        where T : DotNetBuildSettings => o.SetNoRestore(false);

    /// <summary>True compiles everything anew.</summary>
    public static T SetNoIncremental<T>(this T o, bool? v)
        where T : DotNetBuildSettings => o.Change(options => options.NoIncremental = v);

    /// <summary>Sets <see cref="DotNetBuildSettings.NoIncremental"/>.</summary>
    public static T EnableNoIncremental<T>(this T o)
        where T : DotNetBuildSettings => o.SetNoIncremental(true);

    /// <summary>Unsets <see cref="DotNetBuildSettings.NoIncremental"/>.</summary>
    public static T DisableNoIncremental<T>(this T o)
        where T : DotNetBuildSettings => o.SetNoIncremental(false);

    /// <summary>True leaves out the heading.</summary>
    public static T SetNoLogo<T>(this T o, bool? v)
        where T : DotNetBuildSettings => o.Change(options => options.NoLogo = v);

    /// <summary>Sets <see cref="DotNetBuildSettings.NoLogo"/>.</summary>
    public static T EnableNoLogo<T>(this T o)
        where T : DotNetBuildSettings => o.SetNoLogo(true);

    /// <summary>Unsets <see cref="DotNetBuildSettings.NoLogo"/>.</summary>
    public static T DisableNoLogo<T>(this T o)
        where T : DotNetBuildSettings => o.SetNoLogo(false);

    /// <summary>Sets the version's suffix.</summary>
    public static T SetVersionSuffix<T>(this T o, string? v)
        where T : DotNetBuildSettings => o.Change(options => options.VersionSuffix = v);

    /// <summary>Goes back to the default of <see cref="DotNetBuildSettings.VersionSuffix"/>.</summary>
    public static T ResetVersionSuffix<T>(this T o)
        where T : DotNetBuildSettings => o.SetVersionSuffix(null);

    /// <summary>Sets how much MSBuild writes.</summary>
    public static T SetVerbosity<T>(this T o, DotNetVerbosity? v)
        where T : DotNetBuildSettings => o.Change(options => options.Verbosity = v);

    /// <summary>Goes back to the default of <see cref="DotNetBuildSettings.Verbosity"/>.</summary>
    public static T ResetVerbosity<T>(this T o)
        where T : DotNetBuildSettings => o.SetVerbosity(null);

    /// <summary>Sets an MSBuild property.</summary>
    public static T SetProperty<T>(this T o, string k, object v)
        where T : DotNetBuildSettings => o.Change(options => options.Properties = new Dictionary<string, object>(options.Properties) { [k] = v });

    /// <summary>Sets the MSBuild property <c>Version</c>; null leaves it as it is.</summary>
    public static T SetVersion<T>(this T o, string? v)
        where T : DotNetBuildSettings => v is null ? o : o.SetProperty("Version", v);

    /// <summary>Sets the MSBuild property <c>AssemblyVersion</c>; null leaves it as it is.</summary>
    public static T SetAssemblyVersion<T>(this T o, string? v)
        where T : DotNetBuildSettings => v is null ? o : o.SetProperty("AssemblyVersion", v);

    /// <summary>Sets the MSBuild property <c>FileVersion</c>; null leaves it as it is.</summary>
    public static T SetFileVersion<T>(this T o, string? v)
        where T : DotNetBuildSettings => v is null ? o : o.SetProperty("FileVersion", v);

    /// <summary>Sets the MSBuild property <c>InformationalVersion</c>; null leaves it as it is.</summary>
    public static T SetInformationalVersion<T>(this T o, string? v)
        where T : DotNetBuildSettings => v is null ? o : o.SetProperty("InformationalVersion", v);

    /// <summary>Sets the MSBuild property <c>RepositoryUrl</c>; null leaves it as it is.</summary>
    public static T SetRepositoryUrl<T>(this T o, string? v)
        where T : DotNetBuildSettings => v is null ? o : o.SetProperty("RepositoryUrl", v);

    /// <summary>Sets the MSBuild property <c>ContinuousIntegrationBuild</c>; null leaves it as it is.</summary>
    public static T SetContinuousIntegrationBuild<T>(this T o, bool? v)
        where T : DotNetBuildSettings => v is null ? o : o.SetProperty("ContinuousIntegrationBuild", v);

    /// <summary>Sets the MSBuild property <c>ContinuousIntegrationBuild</c> to true.</summary>
    public static T EnableContinuousIntegrationBuild<T>(this T o)
        where T : DotNetBuildSettings => o.SetContinuousIntegrationBuild(true);

    /// <summary>Sets the MSBuild property <c>TreatWarningsAsErrors</c>; null leaves it as it is.</summary>
    public static T SetTreatWarningsAsErrors<T>(this T o, bool? v)
        where T : DotNetBuildSettings => v is null ? o : o.SetProperty("TreatWarningsAsErrors", v);

    /// <summary>Sets the MSBuild property <c>TreatWarningsAsErrors</c> to true.</summary>
    public static T EnableTreatWarningsAsErrors<T>(this T o)
        where T : DotNetBuildSettings => o.SetTreatWarningsAsErrors(true);
}
