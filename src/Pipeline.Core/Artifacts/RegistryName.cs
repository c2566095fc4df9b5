using System.Text.RegularExpressions;
using Pipeline.Core.Errors;
using Pipeline.Core.Text;

namespace Pipeline.Core.Artifacts;

/// <summary>The names of repositories and tags in a registry (OCI distribution specification 1.1, "Pulling manifests").</summary>
internal static partial class RegistryName
{
    // Many clients do not take longer names, host included.
    private const int LongestRepository = 255;

    /// <summary>Whether <paramref name="name"/> may be a repository, such as <c>acme/shop/orders</c>: at most 255 characters.</summary>
    public static bool IsRepository(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Length <= LongestRepository && Repository.IsMatch(name);
    }

    /// <summary>Whether <paramref name="name"/> may be a tag: at most 128 characters.</summary>
    public static bool IsTag(string name) => Tag.IsMatch(name);

    /// <summary>Gives <paramref name="name"/> back, which is to be a tag.</summary>
    /// <exception cref="PipelineException">It cannot be one.</exception>
    public static string CheckTag(string name) => IsTag(name)
        ? name
        : throw new PipelineException($"'{PlainText.OneLine(name)}' is no tag: a tag has at most 128 letters, digits, '.', '_' and '-', the first no '.' and no '-'. Choose a name such as dev.");

    // No part can begin with what may end the one before, so each fails at once: to match takes linear time.
    [GeneratedRegex(@"\A[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*\z")]
    private static partial Regex Repository { get; }

    [GeneratedRegex(@"\A[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}\z")]
    private static partial Regex Tag { get; }
}
