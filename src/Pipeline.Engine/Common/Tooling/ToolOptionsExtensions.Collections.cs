using System.Collections.ObjectModel;
using System.Globalization;

namespace Nuke.Common.Tooling;

public static partial class ToolOptionsExtensions
{
    /// <inheritdoc cref="ToolOptions.ProcessEnvironmentVariables"/>
    public static T SetProcessEnvironmentVariables<T>(this T o, ReadOnlyDictionary<string, string> values)
        where T : ToolOptions => o.Modify(b => b.Set(() => o.ProcessEnvironmentVariables, values));

    /// <inheritdoc cref="ToolOptions.ProcessEnvironmentVariables"/>
    public static T AddProcessEnvironmentVariables<T>(this T o, ReadOnlyDictionary<string, string> values)
        where T : ToolOptions => o.Modify(b => b.AddDictionary(() => o.ProcessEnvironmentVariables, values));

    /// <inheritdoc cref="ToolOptions.ProcessEnvironmentVariables"/>
    public static T SetProcessEnvironmentVariables<T>(this T o, Dictionary<string, string> values)
        where T : ToolOptions => o.Modify(b => b.Set(() => o.ProcessEnvironmentVariables, values));

    /// <inheritdoc cref="ToolOptions.ProcessEnvironmentVariables"/>
    public static T AddProcessEnvironmentVariables<T>(this T o, Dictionary<string, string> values)
        where T : ToolOptions => o.Modify(b => b.AddDictionary(() => o.ProcessEnvironmentVariables, values));

    /// <summary>Adds an environment variable.</summary>
    /// <exception cref="ArgumentException">It is there, perhaps in the environment of this process; <c>Set...</c> replaces it.</exception>
    public static T AddProcessEnvironmentVariable<T>(this T o, string key, string value)
        where T : ToolOptions => o.Modify(b => b.AddDictionary(() => o.ProcessEnvironmentVariables, key, value));

    /// <summary>Sets an environment variable.</summary>
    public static T SetProcessEnvironmentVariable<T>(this T o, string key, string value)
        where T : ToolOptions => o.Modify(b => b.SetDictionary(() => o.ProcessEnvironmentVariables, key, value));

    /// <summary>Sets an environment variable.</summary>
    public static T SetProcessEnvironmentVariable<T>(this T o, string key, object value)
        where T : ToolOptions => o.Modify(b => b.SetDictionary(() => o.ProcessEnvironmentVariables, key, Convert.ToString(value, CultureInfo.InvariantCulture)!));

    /// <summary>Removes an environment variable.</summary>
    public static T RemoveProcessEnvironmentVariable<T>(this T o, string key)
        where T : ToolOptions => o.Modify(b => b.RemoveDictionary(() => o.ProcessEnvironmentVariables, key));

    /// <summary>Leaves the environment empty.</summary>
    public static T ClearProcessEnvironmentVariables<T>(this T o)
        where T : ToolOptions => o.Modify(b => b.ClearDictionary(() => o.ProcessEnvironmentVariables));

    /// <summary>Goes back to the environment of this process.</summary>
    public static T ResetProcessEnvironmentVariables<T>(this T o)
        where T : ToolOptions => o.Modify(b => b.Remove(() => o.ProcessEnvironmentVariables));

    /// <inheritdoc cref="ToolOptions.ProcessRedactedSecrets"/>
    public static T SetProcessRedactedSecrets<T>(this T o, params string[] v)
        where T : ToolOptions => o.Modify(b => b.Set(() => o.ProcessRedactedSecrets, v));

    /// <inheritdoc cref="ToolOptions.ProcessRedactedSecrets"/>
    public static T AddProcessRedactedSecrets<T>(this T o, params string[] v)
        where T : ToolOptions => o.Modify(b => b.AddCollection(() => o.ProcessRedactedSecrets, v));

    /// <inheritdoc cref="ToolOptions.ProcessRedactedSecrets"/>
    public static T RemoveProcessRedactedSecrets<T>(this T o, params string[] v)
        where T : ToolOptions => o.Modify(b => b.RemoveCollection(() => o.ProcessRedactedSecrets, v));

    /// <inheritdoc cref="ToolOptions.ProcessRedactedSecrets"/>
    public static T SetProcessRedactedSecrets<T>(this T o, IEnumerable<string> v)
        where T : ToolOptions => o.Modify(b => b.Set(() => o.ProcessRedactedSecrets, v));

    /// <inheritdoc cref="ToolOptions.ProcessRedactedSecrets"/>
    public static T AddProcessRedactedSecrets<T>(this T o, IEnumerable<string> v)
        where T : ToolOptions => o.Modify(b => b.AddCollection(() => o.ProcessRedactedSecrets, v));

    /// <inheritdoc cref="ToolOptions.ProcessRedactedSecrets"/>
    public static T RemoveProcessRedactedSecrets<T>(this T o, IEnumerable<string> v)
        where T : ToolOptions => o.Modify(b => b.RemoveCollection(() => o.ProcessRedactedSecrets, v));

    /// <inheritdoc cref="ToolOptions.ProcessRedactedSecrets"/>
    public static T ClearProcessRedactedSecrets<T>(this T o)
        where T : ToolOptions => o.Modify(b => b.ClearCollection(() => o.ProcessRedactedSecrets));

    /// <inheritdoc cref="ToolOptions.ProcessAdditionalArguments"/>
    public static T SetProcessAdditionalArguments<T>(this T o, params string[] v)
        where T : ToolOptions => o.Modify(b => b.Set(() => o.ProcessAdditionalArguments, v));

    /// <inheritdoc cref="ToolOptions.ProcessAdditionalArguments"/>
    public static T AddProcessAdditionalArguments<T>(this T o, params string[] v)
        where T : ToolOptions => o.Modify(b => b.AddCollection(() => o.ProcessAdditionalArguments, v));

    /// <inheritdoc cref="ToolOptions.ProcessAdditionalArguments"/>
    public static T RemoveProcessAdditionalArguments<T>(this T o, params string[] v)
        where T : ToolOptions => o.Modify(b => b.RemoveCollection(() => o.ProcessAdditionalArguments, v));

    /// <inheritdoc cref="ToolOptions.ProcessAdditionalArguments"/>
    public static T SetProcessAdditionalArguments<T>(this T o, IEnumerable<string> v)
        where T : ToolOptions => o.Modify(b => b.Set(() => o.ProcessAdditionalArguments, v));

    /// <inheritdoc cref="ToolOptions.ProcessAdditionalArguments"/>
    public static T AddProcessAdditionalArguments<T>(this T o, IEnumerable<string> v)
        where T : ToolOptions => o.Modify(b => b.AddCollection(() => o.ProcessAdditionalArguments, v));

    /// <inheritdoc cref="ToolOptions.ProcessAdditionalArguments"/>
    public static T RemoveProcessAdditionalArguments<T>(this T o, IEnumerable<string> v)
        where T : ToolOptions => o.Modify(b => b.RemoveCollection(() => o.ProcessAdditionalArguments, v));

    /// <inheritdoc cref="ToolOptions.ProcessAdditionalArguments"/>
    public static T ClearProcessAdditionalArguments<T>(this T o)
        where T : ToolOptions => o.Modify(b => b.ClearCollection(() => o.ProcessAdditionalArguments));
}
