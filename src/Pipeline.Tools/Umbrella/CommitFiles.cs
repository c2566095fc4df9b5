using System.Text;
using Pipeline.Tools.Git;

namespace Pipeline.Tools.Umbrella;

/// <summary>The files of a commit that is not checked out.</summary>
internal sealed class CommitFiles(GitWorkTree workTree, string commit)
{
    /// <summary>The content of a file; null when there is none.</summary>
    public async Task<byte[]?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var (result, id) = await workTree.Git.TryReadAsync(GitProgram.Command(workTree.Root, "rev-parse", "--verify", "--quiet", "--end-of-options", $"{commit}:{path}"), cancellationToken);
        if (result.ExitCode != 0)
            return null;
        using var content = new MemoryStream();
        await workTree.Git.StreamAsync(GitProgram.Command(workTree.Root, "cat-file", "blob", id), (stream, token) => stream.CopyToAsync(content, token), cancellationToken);
        return content.ToArray();
    }

    /// <summary>The text of a file; null when there is none.</summary>
    public async Task<string?> ReadTextAsync(string path, CancellationToken cancellationToken) => await ReadAsync(path, cancellationToken) is { } content ? Encoding.UTF8.GetString(content) : null;
}
