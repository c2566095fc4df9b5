using System.Collections;
using System.Collections.ObjectModel;
using System.Linq.Expressions;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.Utilities;

namespace Nuke.Common;

/// <summary>The machine, the process and its surroundings.</summary>
public static partial class EnvironmentInfo
{
    /// <summary>The system's line break.</summary>
    public static string NewLine => Environment.NewLine;

    /// <summary>The machine's name.</summary>
    public static string MachineName => Environment.MachineName;

    /// <summary>The process's current folder.</summary>
    public static AbsolutePath WorkingDirectory
    {
        get => AbsolutePath.Create(Directory.GetCurrentDirectory());
        set => Directory.SetCurrentDirectory(value);
    }

    /// <summary>True on an ARM processor with 64 bits.</summary>
    public static bool IsArm64 => RuntimeInformation.OSArchitecture == Architecture.Arm64;

    /// <summary>True on a processor with 64 bits.</summary>
    public static bool Is64Bit => Environment.Is64BitOperatingSystem;

    /// <summary>True on a processor with 32 bits.</summary>
    public static bool Is32Bit => !Is64Bit;

    /// <summary>True on Linux and macOS.</summary>
    public static bool IsUnix => !IsWin;

    /// <summary>True on Windows.</summary>
    public static bool IsWin => OperatingSystem.IsWindows();

    /// <summary>True on Linux.</summary>
    public static bool IsLinux => OperatingSystem.IsLinux();

    /// <summary>True on macOS.</summary>
    public static bool IsOsx => OperatingSystem.IsMacOS();

    /// <summary>The family of the operating system.</summary>
    public static PlatformFamily Platform => IsWin ? PlatformFamily.Windows : IsLinux ? PlatformFamily.Linux : IsOsx ? PlatformFamily.OSX : PlatformFamily.Unknown;

    /// <summary>The environment variables.</summary>
    public static ReadOnlyDictionary<string, string> Variables =>
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "").AsReadOnly();

    /// <summary>The folders that are searched for programs.</summary>
    public static IReadOnlyCollection<string> Paths => [.. (GetVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(ExpandVariables)];

    /// <summary>The arguments of the process.</summary>
    public static IReadOnlyCollection<string> CommandLineArguments => BuildSession.Current.CommandLine.Arguments;

    /// <summary>Sets the current folder until the result is disposed of.</summary>
    public static IDisposable SwitchWorkingDirectory(this AbsolutePath path)
    {
        Assert.DirectoryExists(path);
        var before = WorkingDirectory;
        return DelegateDisposable.CreateBracket(() => WorkingDirectory = path, () => WorkingDirectory = before);
    }

    /// <summary>True when the variable is there.</summary>
    public static bool HasVariable(string name, bool allowEmpty = true) => GetVariable(name) is { } value && (allowEmpty || value.Length > 0);

    /// <summary>The variable's value; null when it is not there.</summary>
    public static string? GetVariable(string name) => Environment.GetEnvironmentVariable(name);

    /// <summary>The variable's value as another type; the type's default when it is not there.</summary>
    public static T? GetVariable<T>(string name, char? separator = null) =>
        GetVariable(name) is { Length: > 0 } value ? (T?)ValueConverter.Convert([value], typeof(T), separator?.ToString(), WorkingDirectory) : default;

    /// <summary>Sets the variable for this process and its children.</summary>
    public static void SetVariable(string name, string value) => Environment.SetEnvironmentVariable(name, value);

    /// <summary>Removes the variable for this process and its children.</summary>
    public static void RemoveVariable(string name) => Environment.SetEnvironmentVariable(name, null);

    /// <summary>Replaces variables in a text as the system writes them: <c>%NAME%</c> on Windows, elsewhere <c>$NAME</c> and a <c>~</c> at the start. One that is not there is empty, on Windows it stays.</summary>
    public static string ExpandVariables(string value)
    {
        if (IsWin)
            return Environment.ExpandEnvironmentVariables(value);
        var expanded = VariableInText().Replace(value, match => GetVariable(match.Groups["name"].Value) ?? "");
        return value.StartsWith('~') ? GetVariable("HOME") + expanded[1..] : expanded;
    }

    /// <summary>True when <c>--name</c> was given.</summary>
    public static bool HasArgument(string name) => BuildSession.Current.CommandLine.Has(name);

    /// <summary>True when the member's parameter was given on the command line.</summary>
    public static bool HasArgument<T>(Expression<Func<T>> expression) => HasArgument(ParameterName.Of(expression.GetMemberInfo()));

    /// <summary>The value of <c>--name</c>; the type's default when it was not given.</summary>
    public static T? GetNamedArgument<T>(string parameterName, char? separator = null) =>
        BuildSession.Current.CommandLine.ValuesOf(parameterName, typeof(T)) is { } values ? (T?)ValueConverter.Convert(values, typeof(T), separator?.ToString(), WorkingDirectory) : default;

    /// <summary>The value of the member's parameter on the command line; the type's default when it was not given.</summary>
    public static T? GetNamedArgument<T>(Expression<Func<T>> expression, char? separator = null) => GetNamedArgument<T>(ParameterName.Of(expression.GetMemberInfo()), separator);

    [GeneratedRegex(@"\$(?<name>[A-Za-z_][A-Za-z0-9_]*)", RegexOptions.ExplicitCapture)]
    private static partial Regex VariableInText();
}
