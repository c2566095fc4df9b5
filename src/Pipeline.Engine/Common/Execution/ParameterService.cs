using System.Reflection;
using Nuke.Common.IO;

namespace Nuke.Common.Execution;

/// <summary>Gives parameters their values: command line, else environment, else parameter files.</summary>
internal sealed class ParameterService(CommandLine commandLine, EnvironmentVariables environment, Func<ParameterFiles> files, Func<AbsolutePath?> root, KnownSecrets secrets)
{
    private readonly HashSet<string> _announced = new(StringComparer.Ordinal);
    private readonly List<string> _unread = [];
    private readonly Lock _gate = new();

    public CommandLine CommandLine => commandLine;

    /// <summary>The value of a member that is marked as a parameter; null when no source gives one.</summary>
    /// <exception cref="BuildException">A source gives a value that does not fit.</exception>
    public object? GetValue(MemberInfo member)
    {
        var value = GetValue(ParameterName.Of(member), new Member(member).ValueType, member.GetCustomAttribute<ParameterAttribute>()?.Separator);
        if (value is null || !member.IsDefined(typeof(SecretAttribute)))
            return value;
        secrets.Add(value.ToString());
        RefuseEncrypted(ParameterName.Of(member), value);
        return value;
    }

    /// <summary>The value of the parameter <paramref name="name"/>; null when no source gives one.</summary>
    /// <exception cref="BuildException">A source gives a value that does not fit.</exception>
    public object? GetValue(string name, Type type, string? separator = null)
    {
        if (commandLine.ValuesOf(name, type) is { } given)
            return Convert(given, type, separator, Environment.CurrentDirectory, $"--{ParameterName.Dashed(name)}");
        if (FromEnvironment(name, type, separator) is { } found)
            return found;
        return files().Find(name) is { } texts ? Convert(texts, type, separator, root() ?? Environment.CurrentDirectory, $"'{name}' in a file .nuke/parameters*.json") : null;
    }

    /// <inheritdoc cref="GetValue(string, Type, string)"/>
    public T? GetValue<T>(string name) => (T?)GetValue(name, typeof(T));

    /// <summary>What was read from the environment since the last call, as sentences.</summary>
    public IReadOnlyList<string> TakeAnnouncements()
    {
        lock (_gate)
        {
            string[] announcements = [.. _unread];
            _unread.Clear();
            return announcements;
        }
    }

    // What 'nuke :secrets' writes into the files is no value without its password.
    private void RefuseEncrypted(string name, object value)
    {
        if (value is string text && text.StartsWith("v1:", StringComparison.Ordinal) && files().Find(name) is [var written] && written == text)
            throw new BuildException($"The value of --{ParameterName.Dashed(name)} in a file .nuke/parameters*.json is encrypted, which this engine does not read. Remove it there and give it as an environment variable.");
    }

    private object? FromEnvironment(string name, Type type, string? separator)
    {
        if (environment.Find(name) is not { } variable)
            return null;
        string[] texts = [.. (string.IsNullOrEmpty(separator) ? [variable.Value] : variable.Value.Split(separator)).Where(text => !string.IsNullOrWhiteSpace(text))];
        // A blank variable is no value, but it says that a list is empty and that a switch is off.
        if (texts.Length == 0 && ValueConverter.ElementType(type) is null && !ValueConverter.IsSwitch(type))
            return null;
        Announce(variable.Key, name);
        return texts.Length == 0 && ValueConverter.IsSwitch(type) ? false : Convert(texts, type, null, Environment.CurrentDirectory, $"the environment variable {variable.Key}");
    }

    private void Announce(string variable, string parameter)
    {
        lock (_gate)
        {
            if (_announced.Add(variable))
                _unread.Add($"The environment variable {variable} sets the parameter --{ParameterName.Dashed(parameter)}.");
        }
    }

    private static object Convert(IReadOnlyList<string> texts, Type type, string? separator, string baseDirectory, string source)
    {
        try
        {
            return ValueConverter.Convert(texts, type, separator, baseDirectory);
        }
        catch (FormatException exception)
        {
            throw new BuildException($"The value of {source} does not fit: {exception.Message}.");
        }
    }
}
