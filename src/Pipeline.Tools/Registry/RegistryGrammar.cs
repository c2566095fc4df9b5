using System.Text.RegularExpressions;

namespace Pipeline.Tools.Registry;

/// <summary>The grammar of repository names and tags (OCI distribution specification 1.1, "Pulling manifests").</summary>
internal static partial class RegistryGrammar
{
    // Many clients do not take longer names, host included.
    private const int MaximumNameLength = 255;

    public static bool IsRepository(string name) => name.Length <= MaximumNameLength && Repository.IsMatch(name);

    public static bool IsTag(string tag) => Tag.IsMatch(tag);

    [GeneratedRegex(@"\A[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Repository { get; }

    [GeneratedRegex(@"\A[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Tag { get; }
}
