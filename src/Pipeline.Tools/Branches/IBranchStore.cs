using Pipeline.Core.Errors;

namespace Pipeline.Tools.Branches;

/// <summary>Where branches are read and moved.</summary>
internal interface IBranchStore
{
    /// <summary>Reads where branches stand; their commits can be used afterwards.</summary>
    /// <returns>The commits by branch, without those that do not exist.</returns>
    /// <exception cref="PipelineException">They cannot be read.</exception>
    Task<IReadOnlyDictionary<string, string>> ReadAsync(IReadOnlyCollection<string> branches, CancellationToken cancellationToken);

    /// <summary>Moves a branch to a descendant of where it stood.</summary>
    /// <returns>False when it stood elsewhere: somebody was faster.</returns>
    /// <exception cref="PipelineException">It may not be moved; the message says why and what to do.</exception>
    Task<bool> MoveAsync(string branch, string old, string commit, CancellationToken cancellationToken);

    /// <summary>The commands by which a person merges <paramref name="from"/> into <paramref name="branch"/>.</summary>
    IReadOnlyList<string> MergeByHand(string from, string branch);
}
