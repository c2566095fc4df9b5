using System.ComponentModel;
using System.Globalization;
using Nuke.Common.CI.GitHubActions;
using Nuke.Common.Execution;

namespace Nuke.Common;

/// <summary>Where a build runs: a terminal or a build server.</summary>
[TypeConverter(typeof(TypeConverter))]
public class Host
{
    private static readonly Dictionary<string, Func<Host>> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        [nameof(GitHubActions)] = () => new GitHubActions(),
        [nameof(Terminal)] = () => new Terminal(),
    };

    /// <summary>Creates a host.</summary>
    protected Host()
    {
    }

    internal static Host Instance => NukeBuild.Host;

    internal static IReadOnlyCollection<string> Names => Known.Keys;

    internal static Host Default => Known[GitHubActions.IsRunningGitHubActions ? nameof(GitHubActions) : nameof(Terminal)]();

    /// <summary>Starts a part of the output that belongs together, until the result is disposed of.</summary>
    protected internal virtual IDisposable WriteBlock(string text) => Utilities.DelegateDisposable.CreateBracket(() =>
    {
        Console.WriteLine();
        Console.WriteLine(Style.Heading($"{text}"));
    });

    /// <summary>Shows a warning where people look for it.</summary>
    protected internal virtual void ReportWarning(string text, string? details = null)
    {
    }

    /// <summary>Shows an error where people look for it.</summary>
    protected internal virtual void ReportError(string text, string? details = null)
    {
    }

    /// <summary>Shows how the build ended, where the host has a place for it.</summary>
    internal virtual void ReportOutcome(INukeBuild build, KnownSecrets secrets)
    {
    }

    private sealed class TypeConverter : System.ComponentModel.TypeConverter
    {
        public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) => sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

        public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
            Known.TryGetValue((string)value, out var create) ? create() : throw new FormatException($"'{value}' is none of {string.Join(", ", Known.Keys)}");
    }
}
