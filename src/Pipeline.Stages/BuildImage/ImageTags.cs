using System.Security.Cryptography;
using System.Text;
using Semver;

namespace Pipeline.Stages.BuildImage;

/// <summary>The tags of a module's image.</summary>
internal static class ImageTags
{
    private const int TreeDigits = 8;
    private const int CheckoutDigits = 8;

    /// <summary>
    /// The tag that names the sources: the commit; with uncommitted changes <c>&lt;commit&gt;-dirty-&lt;first 8 digits of the inputs' tree&gt;</c>.
    /// </summary>
    public static string OfSource(StageContext context) => context.Source.IsDirty
        ? $"{context.Source.Commit}-dirty-{context.InputTree[..Math.Min(TreeDigits, context.InputTree.Length)]}"
        : context.Source.Commit;

    /// <summary>The tag of this checkout alone: another one on this machine may build the same sources to another image.</summary>
    public static string OfCheckout(StageContext context)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(context.Source.Directory));
        return $"{OfSource(context)}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..CheckoutDigits]}";
    }

    /// <summary>The tag that names the release (A1); null when the commit has no release tag. A tag cannot hold SemVer's <c>+</c>: it becomes <c>_</c>, as Helm does.</summary>
    public static string? OfRelease(StageContext context) =>
        context.IsRelease && !context.Source.IsDirty ? Of(context.Version) : null;

    /// <summary><paramref name="version"/> as a tag.</summary>
    public static string Of(SemVersion version) => version.ToString().Replace('+', '_');

    /// <summary>True when <paramref name="tag"/> is what <see cref="Of"/> makes of a version.</summary>
    public static bool IsVersion(string tag) => SemVersion.TryParse(tag.Replace('_', '+'), SemVersionStyles.Strict, out _);
}
