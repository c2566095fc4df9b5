namespace Nuke.Common.Execution;

/// <summary>The arguments of a run: target names, then <c>--name [value...]</c>. Names ignore case and dashes.</summary>
internal sealed class CommandLine
{
    private readonly Dictionary<string, NamedArgument> _named = new(StringComparer.Ordinal);
    private readonly List<string> _positional = [];

    public CommandLine(IReadOnlyList<string> arguments)
    {
        Arguments = arguments;
        List<string> values = _positional;
        foreach (var argument in arguments)
        {
            if (!IsName(argument))
            {
                values.Add(argument);
                continue;
            }

            var name = argument.TrimStart('-');
            var equals = name.IndexOf('=', StringComparison.Ordinal);
            var typed = equals < 0 ? name : name[..equals];
            if (!_named.TryGetValue(ParameterName.Normalize(typed), out var named))
                _named.Add(ParameterName.Normalize(typed), named = new NamedArgument(typed));
            values = named.Values;
            if (equals >= 0)
                values.Add(name[(equals + 1)..]);
        }
    }

    public IReadOnlyList<string> Arguments { get; }

    public IEnumerable<NamedArgument> Named => _named.Values;

    public bool Has(string name) => _named.ContainsKey(ParameterName.Normalize(name));

    /// <summary>The values given for a name, empty when only the name was given; null when it was not given.</summary>
    public IReadOnlyList<string>? ValuesOf(string name) => _named.GetValueOrDefault(ParameterName.Normalize(name))?.Values;

    /// <summary>The values given for a name whose parameter has the type: for a switch <c>true</c> and <c>false</c> alone, what else follows it is no value of it.</summary>
    public IReadOnlyList<string>? ValuesOf(string name, Type type) =>
        ValuesOf(name) is { } values && ValueConverter.IsSwitch(type) ? [.. values.Where(value => bool.TryParse(value, out _))] : ValuesOf(name);

    /// <summary>The target names: what stands before the first name, and what follows a switch without being its value.</summary>
    /// <param name="isSwitch">Says whether a name is one that takes true, false or nothing.</param>
    public IReadOnlyList<string> Targets(Func<string, bool> isSwitch) =>
        [.. _positional, .. _named.Values.Where(named => isSwitch(named.Name)).SelectMany(named => named.Values.Where(value => !bool.TryParse(value, out _)))];

    private static bool IsName(string argument) => argument.Length > 1 && argument[0] == '-' && !char.IsAsciiDigit(argument[1]);

    internal sealed record NamedArgument(string Name)
    {
        public List<string> Values { get; } = [];
    }
}
