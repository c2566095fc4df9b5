using Pipeline.Core.Errors;
using Pipeline.Tools.Git;
using Pipeline.Tools.Ledger.Storage;

namespace Pipeline.Tools.Ledger.Verification;

/// <summary>Finds out whose key git signs with here: by a signed commit that nothing ever refers to.</summary>
internal static class LedgerSigner
{
    /// <summary>What git says of a signature that is made here; null: git is not configured to sign with an ssh key.</summary>
    /// <param name="workTree">The repository.</param>
    /// <param name="options">Who commits where git knows no name.</param>
    /// <param name="allowedSigners">The absolute path of the file of keys that count.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <exception cref="PipelineException">git cannot sign, or the file is not there.</exception>
    public static async Task<LedgerSignature?> FindAsync(GitWorkTree workTree, LedgerOptions options, string allowedSigners, CancellationToken cancellationToken)
    {
        if (!await LedgerSigning.IsConfiguredAsync(workTree, cancellationToken))
            return null;
        var objects = await GitObjects.OpenAsync(workTree, options.FallbackIdentity, cancellationToken);
        var tree = await workTree.Git.ReadAsync(GitProgram.Command(workTree.Root, "hash-object", "-t", "tree", "-w", "--stdin") with { StandardInput = "" }, cancellationToken);
        try
        {
            var commit = await objects.CommitAsync(tree, [], "Who signs here?\n", cancellationToken, isSigned: true);
            return (await LedgerSignatures.ReadAsync(workTree, commit, null, allowedSigners, cancellationToken))[0];
        }
        catch (GitException exception)
        {
            throw new PipelineException($"git is configured to sign with an ssh key, and could not: {exception.Message}\nName a key that is there (git config user.signingkey ~/.ssh/id_ed25519), or sign nothing: git config --unset user.signingkey.", exception);
        }
    }
}
