using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Pipeline.Core.Errors;
using Pipeline.Core.Text;

namespace Pipeline.Core.Previews;

/// <summary>
/// What a preview is called, and what its environment and namespace are called after it: no two names of an application give one namespace. A name that is
/// no DNS label, or too long, is changed, and gets a hash of what it was.
/// </summary>
internal sealed partial record PreviewName
{
    /// <summary>What every environment of a preview begins with.</summary>
    public const string EnvironmentPrefix = "preview-";

    private const int Longest = 200;
    private const int LongestNamespace = 63;
    private const int LongestApplication = 30;
    private const int LongestLabel = LongestNamespace - LongestApplication - 1;
    private const int HashLength = 12;

    private PreviewName(string application, string given, string label) => (Application, Given, Label) = (application, given, label);

    /// <summary>The application.</summary>
    public string Application { get; }

    /// <summary>As it was given.</summary>
    public string Given { get; }

    /// <summary>As it stands in names: a part of a DNS label.</summary>
    public string Label { get; }

    /// <summary>The environment's name.</summary>
    public string Environment => EnvironmentPrefix + Label;

    /// <summary>The namespace, a DNS label.</summary>
    public string Namespace => $"{Fit(Application, LongestApplication)}-{Label}";

    /// <summary>The number of the pull request that it is of; null: of none.</summary>
    public int? PullRequest => PullRequestOf(Given);

    /// <summary>Reads a name.</summary>
    /// <param name="application">The application's name, a DNS label.</param>
    /// <param name="given">What a person or a pull request is called.</param>
    /// <exception cref="PipelineException">It is none.</exception>
    public static PreviewName Of(string application, string given)
    {
        ArgumentNullException.ThrowIfNull(application);
        ArgumentNullException.ThrowIfNull(given);
        var name = given.Trim();
        if (!IsValid(name))
            throw new PipelineException($"'{PlainText.OneLine(name.Length > Longest ? name[..Longest] + "…" : name)}' is no name of a preview: one line of text was expected, at most {Longest} characters, such as pr-42 or ada.");
        return new PreviewName(application, name, Fit(name, LongestLabel));
    }

    /// <summary>Whether a preview can have the name.</summary>
    public static bool IsValid(string name) => name is { Length: > 0 and <= Longest } && name.Trim() == name && PlainText.OneLine(name) == name;

    /// <summary>The number of the pull request that a preview of this name is of; null: of none.</summary>
    public static int? PullRequestOf(string name) => Request().Match(name) is { Success: true } match && int.TryParse(match.Groups["number"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The name of the preview of a pull request.</summary>
    public static string OfPullRequest(int number) => string.Create(CultureInfo.InvariantCulture, $"pr-{number}");

    /// <inheritdoc/>
    public override string ToString() => Given;

    // What looks as if it had a hash gets one too: nobody can be given the name that another one's was changed to.
    private static string Fit(string name, int longest)
    {
        var plain = Other().Replace(name.ToLowerInvariant(), "-").Trim('-');
        if (plain == name && plain.Length <= longest && !Hashed().IsMatch(plain))
            return plain;
        var hash = Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(name.AsSpan())))[..HashLength];
        var kept = plain[..Math.Min(plain.Length, longest - HashLength - 1)].Trim('-');
        return kept.Length == 0 ? hash : $"{kept}-{hash}";
    }

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex Other();

    [GeneratedRegex(@"(^|-)[0-9a-f]{12}\z")]
    private static partial Regex Hashed();

    [GeneratedRegex(@"\Apr-(?<number>[1-9][0-9]{0,8})\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Request();
}
