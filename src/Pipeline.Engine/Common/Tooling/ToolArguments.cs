using System.Globalization;

namespace Nuke.Common.Tooling;

/// <summary>Collects a tool's arguments and leaves out what is not set.</summary>
internal sealed class ToolArguments
{
    private readonly List<string> _arguments = [];

    public ToolArguments Add(params ReadOnlySpan<string?> values)
    {
        foreach (var value in values)
        {
            if (!string.IsNullOrEmpty(value))
                _arguments.Add(value);
        }

        return this;
    }

    public ToolArguments Add(string name, string? value) => string.IsNullOrEmpty(value) ? this : Add([name, value]);

    public ToolArguments Add(string name, bool? isSet) => isSet == true ? Add([name]) : this;

    public ToolArguments Add(string name, IEnumerable<string> values)
    {
        foreach (var value in values)
            Add(name, value);
        return this;
    }

    public ToolArguments AddProperties(IReadOnlyDictionary<string, object> properties)
    {
        foreach (var (name, value) in properties)
            _arguments.Add($"-p:{name}={Escape(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")}");
        return this;
    }

    public override string ToString() => string.Join(' ', _arguments.Select(Quote));

    // MSBuild reads % ; and , of a property on the command line as its own (learn.microsoft.com, "MSBuild special characters").
    private static string Escape(string value) =>
        value.Replace("%", "%25", StringComparison.Ordinal).Replace(";", "%3B", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);

    private static string Quote(string argument) =>
        argument.Length > 0 && !argument.Any(character => char.IsWhiteSpace(character) || character is '"' or '\\') ? argument
        : $"\"{argument.Replace("\\", OperatingSystem.IsWindows() ? "\\" : "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
