using System.Collections;

namespace Pipeline.Components.Sessions;

/// <summary>The variables by which secrets came into this process.</summary>
internal static class SecretVariables
{
    /// <summary>The names of the environment variables that hold one of <paramref name="secrets"/>, by whatever name they are matched to parameters.</summary>
    public static IReadOnlyCollection<string> Holding(params IEnumerable<string?> secrets)
    {
        var values = secrets.Where(secret => !string.IsNullOrWhiteSpace(secret)).ToHashSet();
        return [.. Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Where(variable => values.Contains((string?)variable.Value)).Select(variable => (string)variable.Key)];
    }
}
