namespace Nuke.Common.Execution;

/// <summary>The environment, searched as parameters are: letters and digits compared, case ignored, <c>NUKE_</c> optional.</summary>
internal sealed class EnvironmentVariables
{
    private readonly Lazy<ILookup<string, KeyValuePair<string, string>>> _byName;

    public EnvironmentVariables(IEnumerable<KeyValuePair<string, string>> variables) =>
        _byName = new(() => variables.ToLookup(variable => ParameterName.Normalize(variable.Key)));

    /// <summary>The variable for a parameter, null when there is none; the one of exactly its name wins, then the prefixed one.</summary>
    /// <exception cref="BuildException">Several variables differ only in case or punctuation and have different values.</exception>
    public KeyValuePair<string, string>? Find(string parameter)
    {
        var name = ParameterName.Normalize(parameter);
        var matches = _byName.Value[name].Where(variable => variable.Key == parameter).ToList();
        if (matches.Count == 0)
            matches = [.. _byName.Value["nuke" + name]];
        if (matches.Count == 0)
            matches = [.. _byName.Value[name]];
        return matches.Select(match => match.Value).Distinct(StringComparer.Ordinal).Count() switch
        {
            0 => null,
            1 => matches[0],
            _ => throw new BuildException($"The environment variables {string.Join(", ", matches.Select(match => match.Key))} all name the parameter --{ParameterName.Dashed(parameter)} and differ. Keep one, or give --{ParameterName.Dashed(parameter)}."),
        };
    }
}
