using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Sets how <c>dotnet restore</c> is called.</summary>
public static class DotNetRestoreSettingsExtensions
{
    /// <summary>Sets the project or solution.</summary>
    public static T SetProjectFile<T>(this T o, string? v)
        where T : DotNetRestoreSettings => o.Change(options => options.ProjectFile = v);

    /// <summary>Goes back to the default of <see cref="DotNetRestoreSettings.ProjectFile"/>.</summary>
    public static T ResetProjectFile<T>(this T o)
        where T : DotNetRestoreSettings => o.SetProjectFile(null);

    /// <summary>Sets the runtime identifier.</summary>
    public static T SetRuntime<T>(this T o, string? v)
        where T : DotNetRestoreSettings => o.Change(options => options.Runtime = v);

    /// <summary>Goes back to the default of <see cref="DotNetRestoreSettings.Runtime"/>.</summary>
    public static T ResetRuntime<T>(this T o)
        where T : DotNetRestoreSettings => o.SetRuntime(null);

    /// <summary>Sets the package sources instead of the configured ones.</summary>
    public static T SetSources<T>(this T o, params string[] v)
        where T : DotNetRestoreSettings => o.Change(options => options.Sources = v);

    /// <summary>Adds to the package sources instead of the configured ones.</summary>
    public static T AddSources<T>(this T o, params string[] v)
        where T : DotNetRestoreSettings => o.Change(options => options.Sources = [.. options.Sources, .. v]);

    /// <summary>True goes on without package sources that do not answer.</summary>
    public static T SetIgnoreFailedSources<T>(this T o, bool? v)
        where T : DotNetRestoreSettings => o.Change(options => options.IgnoreFailedSources = v);

    /// <summary>Sets <see cref="DotNetRestoreSettings.IgnoreFailedSources"/>.</summary>
    public static T EnableIgnoreFailedSources<T>(this T o)
        where T : DotNetRestoreSettings => o.SetIgnoreFailedSources(true);

    /// <summary>Unsets <see cref="DotNetRestoreSettings.IgnoreFailedSources"/>.</summary>
    public static T DisableIgnoreFailedSources<T>(this T o)
        where T : DotNetRestoreSettings => o.SetIgnoreFailedSources(false);

    /// <summary>True fails when the lock file would change.</summary>
    public static T SetLockedMode<T>(this T o, bool? v)
        where T : DotNetRestoreSettings => o.Change(options => options.LockedMode = v);

    /// <summary>Sets <see cref="DotNetRestoreSettings.LockedMode"/>.</summary>
    public static T EnableLockedMode<T>(this T o)
        where T : DotNetRestoreSettings => o.SetLockedMode(true);

    /// <summary>Unsets <see cref="DotNetRestoreSettings.LockedMode"/>.</summary>
    public static T DisableLockedMode<T>(this T o)
        where T : DotNetRestoreSettings => o.SetLockedMode(false);

    /// <summary>Sets how much MSBuild writes.</summary>
    public static T SetVerbosity<T>(this T o, DotNetVerbosity? v)
        where T : DotNetRestoreSettings => o.Change(options => options.Verbosity = v);

    /// <summary>Goes back to the default of <see cref="DotNetRestoreSettings.Verbosity"/>.</summary>
    public static T ResetVerbosity<T>(this T o)
        where T : DotNetRestoreSettings => o.SetVerbosity(null);

    /// <summary>Sets an MSBuild property.</summary>
    public static T SetProperty<T>(this T o, string k, object v)
        where T : DotNetRestoreSettings => o.Change(options => options.Properties = new Dictionary<string, object>(options.Properties) { [k] = v });
}
