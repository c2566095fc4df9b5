using Pipeline.Core.Errors;

namespace Pipeline.Tools.Sources;

/// <summary>A branch cannot be merged without a person's decision.</summary>
internal sealed class MergeConflictException : PipelineException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="branch">The branch.</param>
    /// <param name="into">The branch that it was to be merged into.</param>
    /// <param name="files">The files in conflict, relative to the repository's root.</param>
    public MergeConflictException(string branch, string into, IReadOnlyList<string> files)
        : base($"'{branch}' cannot be merged into '{into}'; both changed: {string.Join(", ", files)}. Merge '{into}' into '{branch}', resolve the conflicts, and push it.") => Files = files;

    /// <summary>The files in conflict, relative to the repository's root, with <c>/</c>.</summary>
    public IReadOnlyList<string> Files { get; }
}
