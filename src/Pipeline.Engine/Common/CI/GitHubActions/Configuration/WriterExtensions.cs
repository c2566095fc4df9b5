using Nuke.Common.Utilities;
using Nuke.Common.Utilities.Collections;

namespace Nuke.Common.CI.GitHubActions.Configuration;

/// <summary>Writes parts of YAML.</summary>
internal static class WriterExtensions
{
    public static void WriteBlock(this CustomFileWriter writer, string head, Action write)
    {
        writer.WriteLine(head);
        using (writer.Indent())
            write();
    }

    /// <summary>A list, or nothing when it is empty.</summary>
    public static void WriteList(this CustomFileWriter writer, string name, IReadOnlyCollection<string> patterns)
    {
        if (patterns.Count > 0)
            writer.WriteBlock($"{name}:", () => patterns.ForEach(pattern => writer.WriteLine($"- {pattern.SingleQuoteIfNeeded('.', '*', '!', '?', '+', '[', ']', '(', ')')}")));
    }

    /// <summary>A key with its value, or nothing without value.</summary>
    public static void WriteValue(this CustomFileWriter writer, string key, object? value)
    {
        if (value is not null and not "")
            writer.WriteLine($"{key}: {(value is bool or GitHubActionsSubmodules ? value.ToString()!.ToLowerInvariant() : value)}");
    }
}
