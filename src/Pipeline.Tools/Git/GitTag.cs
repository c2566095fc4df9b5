namespace Pipeline.Tools.Git;

/// <summary>A tag.</summary>
/// <param name="Name">The name, without <c>refs/tags/</c>.</param>
/// <param name="Id">The id of the object that the tag refers to: of an annotated tag its own, else the commit's.</param>
/// <param name="CreatedAt">When it was made; of one without annotation, the commit.</param>
/// <param name="Message">The annotation without its first line; of a tag without one, the commit's message.</param>
internal sealed record GitTag(string Name, string Id, DateTimeOffset CreatedAt, string Message);
