using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Sets how <c>dotnet pack</c> is called.</summary>
public static class DotNetPackSettingsExtensions
{
    /// <summary>Sets the project or solution.</summary>
    public static T SetProject<T>(this T o, string? v)
        where T : DotNetPackSettings => o.Change(options => options.Project = v);

    /// <summary>Goes back to the default of <see cref="DotNetPackSettings.Project"/>.</summary>
    public static T ResetProject<T>(this T o)
        where T : DotNetPackSettings => o.SetProject(null);

    /// <summary>Sets the configuration, for example <c>Release</c>.</summary>
    public static T SetConfiguration<T>(this T o, string? v)
        where T : DotNetPackSettings => o.Change(options => options.Configuration = v);

    /// <summary>Goes back to the default of <see cref="DotNetPackSettings.Configuration"/>.</summary>
    public static T ResetConfiguration<T>(this T o)
        where T : DotNetPackSettings => o.SetConfiguration(null);

    /// <summary>Sets where the results go.</summary>
    public static T SetOutputDirectory<T>(this T o, string? v)
        where T : DotNetPackSettings => o.Change(options => options.OutputDirectory = v);

    /// <summary>Goes back to the default of <see cref="DotNetPackSettings.OutputDirectory"/>.</summary>
    public static T ResetOutputDirectory<T>(this T o)
        where T : DotNetPackSettings => o.SetOutputDirectory(null);

    /// <summary>True leaves out the restore.</summary>
    public static T SetNoRestore<T>(this T o, bool? v)
        where T : DotNetPackSettings => o.Change(options => options.NoRestore = v);

    /// <summary>Sets <see cref="DotNetPackSettings.NoRestore"/>.</summary>
    public static T EnableNoRestore<T>(this T o)
        where T : DotNetPackSettings => o.SetNoRestore(true);

    /// <summary>Unsets <see cref="DotNetPackSettings.NoRestore"/>.</summary>
    public static T DisableNoRestore<T>(this T o)
        where T : DotNetPackSettings => o.SetNoRestore(false);

    /// <summary>True leaves out the build.</summary>
    public static T SetNoBuild<T>(this T o, bool? v)
        where T : DotNetPackSettings => o.Change(options => options.NoBuild = v);

    /// <summary>Sets <see cref="DotNetPackSettings.NoBuild"/>.</summary>
    public static T EnableNoBuild<T>(this T o)
        where T : DotNetPackSettings => o.SetNoBuild(true);

    /// <summary>Unsets <see cref="DotNetPackSettings.NoBuild"/>.</summary>
    public static T DisableNoBuild<T>(this T o)
        where T : DotNetPackSettings => o.SetNoBuild(false);

    /// <summary>True leaves out the heading.</summary>
    public static T SetNoLogo<T>(this T o, bool? v)
        where T : DotNetPackSettings => o.Change(options => options.NoLogo = v);

    /// <summary>Sets <see cref="DotNetPackSettings.NoLogo"/>.</summary>
    public static T EnableNoLogo<T>(this T o)
        where T : DotNetPackSettings => o.SetNoLogo(true);

    /// <summary>Unsets <see cref="DotNetPackSettings.NoLogo"/>.</summary>
    public static T DisableNoLogo<T>(this T o)
        where T : DotNetPackSettings => o.SetNoLogo(false);

    /// <summary>True makes symbol packages too.</summary>
    public static T SetIncludeSymbols<T>(this T o, bool? v)
        where T : DotNetPackSettings => o.Change(options => options.IncludeSymbols = v);

    /// <summary>Sets <see cref="DotNetPackSettings.IncludeSymbols"/>.</summary>
    public static T EnableIncludeSymbols<T>(this T o)
        where T : DotNetPackSettings => o.SetIncludeSymbols(true);

    /// <summary>Unsets <see cref="DotNetPackSettings.IncludeSymbols"/>.</summary>
    public static T DisableIncludeSymbols<T>(this T o)
        where T : DotNetPackSettings => o.SetIncludeSymbols(false);

    /// <summary>Sets the version's suffix.</summary>
    public static T SetVersionSuffix<T>(this T o, string? v)
        where T : DotNetPackSettings => o.Change(options => options.VersionSuffix = v);

    /// <summary>Goes back to the default of <see cref="DotNetPackSettings.VersionSuffix"/>.</summary>
    public static T ResetVersionSuffix<T>(this T o)
        where T : DotNetPackSettings => o.SetVersionSuffix(null);

    /// <summary>Sets how much MSBuild writes.</summary>
    public static T SetVerbosity<T>(this T o, DotNetVerbosity? v)
        where T : DotNetPackSettings => o.Change(options => options.Verbosity = v);

    /// <summary>Goes back to the default of <see cref="DotNetPackSettings.Verbosity"/>.</summary>
    public static T ResetVerbosity<T>(this T o)
        where T : DotNetPackSettings => o.SetVerbosity(null);

    /// <summary>Sets an MSBuild property.</summary>
    public static T SetProperty<T>(this T o, string k, object v)
        where T : DotNetPackSettings => o.Change(options => options.Properties = new Dictionary<string, object>(options.Properties) { [k] = v });

    /// <summary>Sets the MSBuild property <c>Version</c>; null leaves it as it is.</summary>
    public static T SetVersion<T>(this T o, string? v)
        where T : DotNetPackSettings => v is null ? o : o.SetProperty("Version", v);

    /// <summary>Sets the MSBuild property <c>RepositoryUrl</c>; null leaves it as it is.</summary>
    public static T SetRepositoryUrl<T>(this T o, string? v)
        where T : DotNetPackSettings => v is null ? o : o.SetProperty("RepositoryUrl", v);

    /// <summary>Sets the MSBuild property <c>ContinuousIntegrationBuild</c>; null leaves it as it is.</summary>
    public static T SetContinuousIntegrationBuild<T>(this T o, bool? v)
        where T : DotNetPackSettings => v is null ? o : o.SetProperty("ContinuousIntegrationBuild", v);

    /// <summary>Sets the MSBuild property <c>ContinuousIntegrationBuild</c> to true.</summary>
    public static T EnableContinuousIntegrationBuild<T>(this T o)
        where T : DotNetPackSettings => o.SetContinuousIntegrationBuild(true);
}
