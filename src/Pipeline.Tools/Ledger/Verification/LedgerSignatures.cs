using Pipeline.Core.Errors;
using Pipeline.Tools.Git;

namespace Pipeline.Tools.Ledger.Verification;

/// <summary>Reads who signed the entries of a ledger: one git process for all of them.</summary>
internal static class LedgerSignatures
{
    /// <summary>The signatures, oldest first.</summary>
    /// <param name="workTree">The repository.</param>
    /// <param name="head">The last commit of the ledger.</param>
    /// <param name="since">A commit in its history whose signature is not asked for any more; null: all are.</param>
    /// <param name="allowedSigners">The absolute path of the file of keys that count (<c>man ssh-keygen</c>, ALLOWED SIGNERS).</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <exception cref="PipelineException">The file is not there.</exception>
    public static async Task<IReadOnlyList<LedgerSignature>> ReadAsync(GitWorkTree workTree, string head, string? since, string allowedSigners, CancellationToken cancellationToken)
    {
        if (!File.Exists(allowedSigners))
            throw new PipelineException($"The file of signers {allowedSigners} does not exist. Write one line for each key, such as: ada@example.org ssh-ed25519 AAAA…");
        var command = GitProgram.Command(workTree.Root,
        [
            // Keys of the user's own keyrings do not count: only ssh's file does.
            "-c", $"gpg.ssh.allowedSignersFile={allowedSigners}", "-c", "gpg.program=false", "-c", "gpg.openpgp.program=false", "-c", "gpg.x509.program=false",
            "log", "--reverse", "--topo-order", "-z", "--no-show-signature", "--no-patch", "--encoding=UTF-8", "--format=%H%x00%G?%x00%GS",
            head, .. since is null ? Array.Empty<string>() : ["^" + since], "--",
        ]);
        var fields = (await workTree.Git.ReadAsync(command, cancellationToken)).Split('\0');
        return [.. fields.Chunk(3).Where(entry => entry.Length == 3).Select(entry => new LedgerSignature(entry[0], entry[1] != "N", entry[1] == "G" ? entry[2] : null))];
    }
}
