using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Sets how <c>dotnet test</c> is called.</summary>
public static class DotNetTestSettingsExtensions
{
    /// <summary>Sets the project or solution.</summary>
    public static T SetProjectFile<T>(this T o, string? v)
        where T : DotNetTestSettings => o.Change(options => options.ProjectFile = v);

    /// <summary>Goes back to the default of <see cref="DotNetTestSettings.ProjectFile"/>.</summary>
    public static T ResetProjectFile<T>(this T o)
        where T : DotNetTestSettings => o.SetProjectFile(null);

    /// <summary>Sets the configuration, for example <c>Release</c>.</summary>
    public static T SetConfiguration<T>(this T o, string? v)
        where T : DotNetTestSettings => o.Change(options => options.Configuration = v);

    /// <summary>Goes back to the default of <see cref="DotNetTestSettings.Configuration"/>.</summary>
    public static T ResetConfiguration<T>(this T o)
        where T : DotNetTestSettings => o.SetConfiguration(null);

    /// <summary>Sets the target framework.</summary>
    public static T SetFramework<T>(this T o, string? v)
        where T : DotNetTestSettings => o.Change(options => options.Framework = v);

    /// <summary>Goes back to the default of <see cref="DotNetTestSettings.Framework"/>.</summary>
    public static T ResetFramework<T>(this T o)
        where T : DotNetTestSettings => o.SetFramework(null);

    /// <summary>Sets the runtime identifier.</summary>
    public static T SetRuntime<T>(this T o, string? v)
        where T : DotNetTestSettings => o.Change(options => options.Runtime = v);

    /// <summary>Goes back to the default of <see cref="DotNetTestSettings.Runtime"/>.</summary>
    public static T ResetRuntime<T>(this T o)
        where T : DotNetTestSettings => o.SetRuntime(null);

    /// <summary>True leaves out the restore.</summary>
    public static T SetNoRestore<T>(this T o, bool? v)
        where T : DotNetTestSettings => o.Change(options => options.NoRestore = v);

    /// <summary>Sets <see cref="DotNetTestSettings.NoRestore"/>.</summary>
    public static T EnableNoRestore<T>(this T o)
        where T : DotNetTestSettings => o.SetNoRestore(true);

    /// <summary>Unsets <see cref="DotNetTestSettings.NoRestore"/>.</summary>
    public static T DisableNoRestore<T>(this T o)
        where T : DotNetTestSettings => o.SetNoRestore(false);

    /// <summary>True leaves out the build.</summary>
    public static T SetNoBuild<T>(this T o, bool? v)
        where T : DotNetTestSettings => o.Change(options => options.NoBuild = v);

    /// <summary>Sets <see cref="DotNetTestSettings.NoBuild"/>.</summary>
    public static T EnableNoBuild<T>(this T o)
        where T : DotNetTestSettings => o.SetNoBuild(true);

    /// <summary>Unsets <see cref="DotNetTestSettings.NoBuild"/>.</summary>
    public static T DisableNoBuild<T>(this T o)
        where T : DotNetTestSettings => o.SetNoBuild(false);

    /// <summary>True leaves out the heading.</summary>
    public static T SetNoLogo<T>(this T o, bool? v)
        where T : DotNetTestSettings => o.Change(options => options.NoLogo = v);

    /// <summary>Sets <see cref="DotNetTestSettings.NoLogo"/>.</summary>
    public static T EnableNoLogo<T>(this T o)
        where T : DotNetTestSettings => o.SetNoLogo(true);

    /// <summary>Unsets <see cref="DotNetTestSettings.NoLogo"/>.</summary>
    public static T DisableNoLogo<T>(this T o)
        where T : DotNetTestSettings => o.SetNoLogo(false);

    /// <summary>Sets only the tests that fit the expression.</summary>
    public static T SetFilter<T>(this T o, string? v)
        where T : DotNetTestSettings => o.Change(options => options.Filter = v);

    /// <summary>Goes back to the default of <see cref="DotNetTestSettings.Filter"/>.</summary>
    public static T ResetFilter<T>(this T o)
        where T : DotNetTestSettings => o.SetFilter(null);

    /// <summary>Sets the run settings.</summary>
    public static T SetSettingsFile<T>(this T o, string? v)
        where T : DotNetTestSettings => o.Change(options => options.SettingsFile = v);

    /// <summary>Goes back to the default of <see cref="DotNetTestSettings.SettingsFile"/>.</summary>
    public static T ResetSettingsFile<T>(this T o)
        where T : DotNetTestSettings => o.SetSettingsFile(null);

    /// <summary>Sets where the results go.</summary>
    public static T SetResultsDirectory<T>(this T o, string? v)
        where T : DotNetTestSettings => o.Change(options => options.ResultsDirectory = v);

    /// <summary>Goes back to the default of <see cref="DotNetTestSettings.ResultsDirectory"/>.</summary>
    public static T ResetResultsDirectory<T>(this T o)
        where T : DotNetTestSettings => o.SetResultsDirectory(null);

    /// <summary>Sets the data collector, for example <c>XPlat Code Coverage</c>.</summary>
    public static T SetDataCollector<T>(this T o, string? v)
        where T : DotNetTestSettings => o.Change(options => options.DataCollector = v);

    /// <summary>Goes back to the default of <see cref="DotNetTestSettings.DataCollector"/>.</summary>
    public static T ResetDataCollector<T>(this T o)
        where T : DotNetTestSettings => o.SetDataCollector(null);

    /// <summary>Sets the loggers, for example <c>trx</c>.</summary>
    public static T SetLoggers<T>(this T o, params string[] v)
        where T : DotNetTestSettings => o.Change(options => options.Loggers = v);

    /// <summary>Adds to the loggers, for example <c>trx</c>.</summary>
    public static T AddLoggers<T>(this T o, params string[] v)
        where T : DotNetTestSettings => o.Change(options => options.Loggers = [.. options.Loggers, .. v]);

    /// <summary>Sets how much MSBuild writes.</summary>
    public static T SetVerbosity<T>(this T o, DotNetVerbosity? v)
        where T : DotNetTestSettings => o.Change(options => options.Verbosity = v);

    /// <summary>Goes back to the default of <see cref="DotNetTestSettings.Verbosity"/>.</summary>
    public static T ResetVerbosity<T>(this T o)
        where T : DotNetTestSettings => o.SetVerbosity(null);

    /// <summary>Sets an MSBuild property.</summary>
    public static T SetProperty<T>(this T o, string k, object v)
        where T : DotNetTestSettings => o.Change(options => options.Properties = new Dictionary<string, object>(options.Properties) { [k] = v });
}
