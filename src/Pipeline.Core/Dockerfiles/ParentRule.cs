using Pipeline.Core.Charts;

namespace Pipeline.Core.Dockerfiles;

/// <summary>Finds parents that move (requirement A2): what is built on them cannot be built again.</summary>
internal sealed record ParentRule
{
    /// <summary>The strict level: every parent is pinned by its digest. Default false: a tag that does not move by its name is enough.</summary>
    public bool RequireDigest { get; init; }

    /// <summary>Tags that are moved by habit. One that goes on with a hyphen (<c>latest-alpine</c>) moves as well.</summary>
    public IReadOnlyCollection<string> MovingTags { get; init; } =
        ["latest", "master", "main", "head", "trunk", "dev", "develop", "development", "devel", "edge", "nightly", "canary", "snapshot", "unstable", "testing", "stable", "lts", "current", "rolling"];

    /// <summary>
    /// Code names of distributions' releases. A tag that is one, or begins with one and a hyphen (<c>bookworm-slim</c>), names a version without a digit; any
    /// other tag without a digit (<c>alpine</c>, <c>slim-bookworm</c>) names none.
    /// </summary>
    public IReadOnlyCollection<string> CodeNames { get; init; } =
    [
        "jessie", "stretch", "buster", "bullseye", "bookworm", "trixie", "forky", "duke",
        "precise", "trusty", "xenial", "bionic", "focal", "groovy", "hirsute", "impish", "jammy", "kinetic", "lunar", "mantic", "noble", "oracular", "plucky", "questing", "resolute",
    ];

    /// <summary>Images that the same run built: they are as fixed as the run's commit.</summary>
    public IReadOnlyCollection<string> OwnImages { get; init; } = [];

    /// <summary>The parents among <paramref name="parents"/> that move, in their order.</summary>
    public IReadOnlyList<ParentFinding> Check(IEnumerable<ParentImage> parents)
    {
        ArgumentNullException.ThrowIfNull(parents);
        return [.. parents.Select(parent => (parent, problem: ProblemOf(parent))).Where(found => found.problem is not null).Select(found => new ParentFinding(found.parent, found.problem!))];
    }

    private string? ProblemOf(ParentImage parent)
    {
        if (parent.Image is null)
            return $"'{parent.Written}' names no image: give its build arguments a value";
        if (OwnImages.Contains(parent.Image))
            return null;
        var image = ImageReference.Parse(parent.Image);
        if (image.Digest is not null)
            return null;
        if (RequireDigest)
            return $"'{parent.Image}' has no digest: pin it as '{parent.Image}@sha256:…'";
        if (image.Tag is null)
            return $"'{parent.Image}' has no tag, which means 'latest': name a version, or pin it by digest";
        if (StartsWithAny(MovingTags, image.Tag))
            return $"'{parent.Image}' moves: name a version instead of '{image.Tag}', or pin it by digest";
        return !image.Tag.Any(char.IsAsciiDigit) && !StartsWithAny(CodeNames, image.Tag)
            ? $"'{parent.Image}' moves, because '{image.Tag}' names no version: name one, such as '<version>-{image.Tag}', or pin it by digest"
            : null;
    }

    private static bool StartsWithAny(IEnumerable<string> words, string tag) =>
        words.Any(word => tag.Equals(word, StringComparison.OrdinalIgnoreCase) || tag.StartsWith(word + "-", StringComparison.OrdinalIgnoreCase));
}
